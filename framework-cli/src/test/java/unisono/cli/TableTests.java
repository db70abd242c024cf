package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTests {
    @Test
    void alignsTextLeftAndNumbersRight() {
        var table = Table.of("MODULE", "COUNT", "NOTE").row("cart", 7, "").row("order", 1234, "x");

        assertThat(table)
                .hasToString(
                        """
                        MODULE  COUNT  NOTE
                        cart        7
                        order    1234  x
                        """);
    }

    @Test
    void showsItsTitlesWithoutRows() {
        assertThat(Table.of("A", "B")).hasToString("A  B\n");
    }

    @Test
    void showsNothingThatATerminalObeys() {
        assertThat(Table.of("A").row("x\u001B[2J\ny")).hasToString("A\nx?[2J?y\n");
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThatThrownBy(() -> Table.of("A", "B").row("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A row of 1 cells in a table of 2 columns.");
    }
}
