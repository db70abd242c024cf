package unisono.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.data.CountInCents.KioskApi;
import unisono.data.CountInCents.Takings;
import unisono.data.internal.PayloadHistory;
import unisono.data.internal.PayloadReader;

/// Steps of a history that are written with records.
final class TypedUpcasterTests {
    private final Payloads payloads =
            new Payloads(new PayloadReader(new PayloadHistory(List.of(new CountInCents()))));

    @Test
    void makesOfOneRecordTheNext() {
        assertThat(payloads.read(KioskApi.CLOSED, 1, "{\"pounds\":\"12.50\"}"))
                .isEqualTo(new Takings(1250));
        assertThat(payloads.read(KioskApi.CLOSED, 2, "{\"cents\":7}")).isEqualTo(new Takings(7));
    }

    @Test
    void saysNothingOfWhatItCannotRead() {
        assertThatThrownBy(() -> payloads.read(KioskApi.CLOSED, 1, "{\"pounds\":\"secret\"}"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "unisono.data.CountInCents fails at a payload of kiosk.closed, version 1: unisono.data.DataException: it is not what Before has.");
    }
}
