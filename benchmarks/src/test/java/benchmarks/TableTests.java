package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Tables.
final class TableTests {
    private final Table table =
            new Table(
                    1,
                    List.of("system", "ns"),
                    List.of(List.of("floor", "2.00"), List.of("Guava EventBus", "70.4")));

    @Test
    void alignsItsColumnsForATerminal() {
        assertThat(table)
                .hasToString(
                        """
                        system            ns
                        floor           2.00
                        Guava EventBus  70.4
                        """);
    }

    @Test
    void isMarkdownForAPage() {
        assertThat(table.markdown())
                .isEqualTo(
                        """
                        | system | ns |
                        | --- | --: |
                        | floor | 2.00 |
                        | Guava EventBus | 70.4 |
                        """);
    }
}
