package unisono.sagas.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import unisono.sagas.SagaException;
import unisono.sagas.SagaType;

final class StatesTests {
    private static final Key KEY = new Key("shop.tab", "north", "7");

    /// What is remembered today; the first shape had `sum`, the second no `currency`.
    public record Tab(BigDecimal total, String currency) {}

    private static final SagaType<String, Tab> TYPE =
            SagaType.of("shop.tab", (String it) -> it, Tab.class)
                    .upcast(StatesTests::renamed)
                    .upcast(it -> it.put("currency", "EUR"));

    private static ObjectNode renamed(ObjectNode first) {
        return first.set("total", first.remove("sum"));
    }

    @Test
    void areReadFromEachShapeThatTheyHad() {
        var today = new Tab(new BigDecimal("1.50"), "EUR");

        assertThat(TYPE.shape()).isEqualTo(3);
        assertThat(States.read(TYPE, KEY, 1, "{\"sum\": 1.50}")).isEqualTo(today);
        assertThat(States.read(TYPE, KEY, 2, "{\"total\": \"1.50\"}")).isEqualTo(today);
        assertThat(States.read(TYPE, KEY, 3, States.write(KEY, today))).isEqualTo(today);
    }

    @Test
    void areNamedWhenTheyCannotBeRead() {
        assertThatThrownBy(() -> States.read(TYPE, KEY, 1, "[]"))
                .isInstanceOf(SagaException.class)
                .hasMessageStartingWith("A state of shop.tab, shape 1, is no JSON object.");
        assertThatThrownBy(() -> States.read(TYPE, KEY, 3, "{\"currency\": \"EUR\"}"))
                .hasMessageContaining("the process shop.tab 7 of tenant north");
    }
}
