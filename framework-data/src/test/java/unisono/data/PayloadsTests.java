package unisono.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import unisono.data.BankApi.PaidIn;
import unisono.data.internal.PayloadHistory;
import unisono.data.internal.PayloadReader;
import unisono.events.EventName;
import unisono.events.NoPayload;

/// Payloads as they lie in a log, some of them for years.
final class PayloadsTests {
    private static final EventName<Guest> ARRIVED = EventName.of("hotel.arrived", Guest.class);
    private static final EventName<NoPayload> BURNT = EventName.of("hotel.burnt").version(2);
    private static final EventName<Guest> WOKEN =
            EventName.of("hotel.woken", Guest.class).version(2);

    private final Payloads payloads =
            of(new NameTheCurrency(), Step.renaming(BankApi.PAID_IN, 2, "account", "to"));

    @Test
    void readsWhatEveryVersionWrote() {
        var paidIn = new PaidIn("NL91", new BigDecimal("12.50"), Currency.getInstance("GBP"));

        assertThat(payloads.read(BankApi.PAID_IN, 1, "{\"account\":\"NL91\",\"amount\":\"12.50\"}"))
                .isEqualTo(paidIn);
        assertThat(
                        payloads.read(
                                BankApi.PAID_IN,
                                2,
                                "{\"account\":\"NL91\",\"amount\":\"12.50\",\"currency\":\"GBP\"}"))
                .isEqualTo(paidIn);
        assertThat(
                        payloads.read(
                                BankApi.PAID_IN,
                                3,
                                "{\"to\":\"NL91\",\"amount\":\"12.50\",\"currency\":\"GBP\"}"))
                .isEqualTo(paidIn);
    }

    @Test
    void keepsEveryDigitOnTheWay() {
        var read =
                payloads.read(
                        BankApi.PAID_IN,
                        1,
                        "{\"account\":\"NL91\",\"amount\":12345678901234567.8900}");

        assertThat(read.amount()).isEqualTo(new BigDecimal("12345678901234567.8900"));
    }

    @Test
    void passesOverWhatALaterReleaseAddedAndTakesWhatMayBeMissingForNull() {
        var guest = new Guest("Ann", null, Optional.empty(), List.of("sea view"));

        assertThat(
                        payloads.read(
                                ARRIVED,
                                1,
                                "{\"name\":\"Ann\",\"wishes\":[\"sea view\"],\"dog\":true}"))
                .isEqualTo(guest);
        assertThat(
                        payloads.read(
                                ARRIVED,
                                1,
                                "{\"name\":\"Ann\",\"room\":null,\"phone\":null,\"wishes\":[\"sea view\"]}"))
                .isEqualTo(guest);
    }

    @Test
    void readsWhatLostOrGainedItsPayload() {
        var history =
                of(
                        Step.unchanged(BURNT, 1),
                        new Step(
                                WOKEN,
                                1,
                                payload -> {
                                    payload.put("name", "somebody").putArray("wishes");
                                    return payload;
                                }));

        assertThat(history.read(BURNT, 1, "{\"floor\":3}")).isEqualTo(NoPayload.NO_PAYLOAD);
        assertThat(history.read(BURNT, 2, "null")).isEqualTo(NoPayload.NO_PAYLOAD);
        assertThat(history.read(WOKEN, 1, "null"))
                .isEqualTo(new Guest("somebody", null, Optional.empty(), List.of()));
    }

    @Test
    void leavesWhatALaterReleaseWroteToThatRelease() {
        assertThatThrownBy(() -> payloads.read(ARRIVED, 2, "{}"))
                .isExactlyInstanceOf(NewerPayload.class)
                .hasMessage(
                        "A payload of hotel.arrived has version 2, and this code knows it up to version 1. A later release wrote it: read it with that one.");
    }

    @Test
    void saysWhereAPayloadIsWrongAndNothingOfWhatIsInIt() {
        assertUnreadable(
                "{\"name\":\"Ann\",\"wishes\":[\"tea\",{\"secret\":1}]}",
                "$.wishes[1] is missing, or not what Guest has there.");
        assertUnreadable("{\"wishes\":[]}", "$.name is missing, or not what Guest has there.");
        assertUnreadable(
                "{\"name\":\"Ann\",\"wishes\":[null]}",
                "$.wishes[0] is missing, or not what Guest has there.");
        assertUnreadable("{\"name\":", "$ is missing, or not what Guest has there.");
        assertUnreadable("{\"name\":\"\",\"wishes\":[]}", "$ is refused: a guest has a name.");
    }

    private void assertUnreadable(String json, String complaint) {
        assertThatThrownBy(() -> payloads.read(ARRIVED, 1, json))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage("A payload of hotel.arrived, version 1, cannot be read: " + complaint);
    }

    @Test
    void namesTheUpcasterThatFails() {
        var failing =
                of(
                        new Step(
                                BURNT,
                                1,
                                _ -> {
                                    throw new IllegalStateException("ashes");
                                }));

        assertThatThrownBy(() -> failing.read(BURNT, 1, "{}"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "unisono.data.Step fails at a payload of hotel.burnt, version 1: java.lang.IllegalStateException: ashes")
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhichStepNobodyMakes() {
        assertThatThrownBy(() -> of().read(BURNT, 1, "{}"))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "hotel.burnt has version 2, and nobody upcasts it from version 1, which may be stored. Provide an unisono.data.Upcaster from 1, or take the version back.");
    }

    private static Payloads of(Upcaster... upcasters) {
        return new Payloads(new PayloadReader(new PayloadHistory(List.of(upcasters))));
    }

    public record Guest(
            String name, @Nullable Integer room, Optional<String> phone, List<String> wishes) {
        public Guest {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a guest has a name");
            }
        }
    }
}
