package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.TillApi;

final class CommandNameTests {
    @Test
    void isComparedByIdentity() {
        var other = CommandName.of("till.pay", Pay.class, Receipt.class);

        assertThat(other).isNotEqualTo(TillApi.PAY);
        assertThat(other.text()).isEqualTo(TillApi.PAY.text());
        assertThat(TillApi.PAY).hasToString("till.pay");
    }

    @Test
    void isTheEventAsWhichTheCommandIsStored() {
        var second = CommandName.of("till.pay", Pay.class, Receipt.class).version(2);

        assertThat(second.event().text()).isEqualTo("till.pay");
        assertThat(second.event().version()).isEqualTo(2);
        assertThat(second.event().payloadType()).isEqualTo(Pay.class);
        assertThat(second.resultType()).isEqualTo(Receipt.class);
        assertThatThrownBy(() -> second.version(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesATextThatIsNoName() {
        assertThatThrownBy(() -> CommandName.of("Pay", Pay.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"Pay\" is no name of a command. Name the module, a dot, and what it shall do, in lower case with hyphens and at most 190 characters: payment.capture.");
        assertThatThrownBy(() -> CommandName.of("till." + "x".repeat(186), Pay.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
