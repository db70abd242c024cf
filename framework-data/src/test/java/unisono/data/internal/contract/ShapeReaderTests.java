package unisono.data.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import unisono.data.DataException;
import unisono.data.Everything;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.contract.Shape.Nothing;
import unisono.data.internal.contract.Shape.Part;
import unisono.events.NoPayload;

/// The shape of what is written for a payload.
final class ShapeReaderTests {
    @Test
    void describesWhateverAPayloadMayHave() throws IOException {
        var shape = ShapeReader.shape(Everything.class);

        assertThat(text(shape)).isEqualTo(golden("everything-shape.txt"));
    }

    @Test
    void isTheShapeOfWhatIsWritten() {
        var shape = ShapeReader.shape(Everything.class);
        var sample = Samples.of(shape);

        var all = new ArrayList<>(Variants.of(shape, sample));
        all.add(sample);

        assertThat(all)
                .hasSizeGreaterThan(40)
                .allSatisfy(json -> {
                    var payload = PayloadJson.MAPPER.treeToValue(json, Everything.class);
                    var written = PayloadJson.MAPPER.writeValueAsString(payload);
                    assertThat(ShapeCheck.problems(shape, PayloadJson.MAPPER.readTree(written)))
                            .isEmpty();
                    assertThat(PayloadJson.MAPPER.readValue(written, Everything.class))
                            .isEqualTo(payload);
                });
    }

    @Test
    void isNothingForAnEventThatCarriesNothing() {
        assertThat(ShapeReader.shape(NoPayload.class)).isEqualTo(new Nothing());
    }

    public record Endless(String label, Endless again) {}

    public record Indirect(Other other) {}

    public record Other(List<Indirect> list, Indirect again) {}

    @Test
    void refusesARecordThatIsInsideItselfWithoutEnd() {
        assertRefused(
                Endless.class,
                "Endless has at $.again itself inside itself without end. Make it @Nullable, or a list of them.");
        assertRefused(
                Indirect.class,
                "Indirect has at $.other.again itself inside itself without end. Make it @Nullable, or a list of them.");
    }

    public record Open(JsonNode node) {}

    public record Abstract(List<Comparable<String>> list) {}

    public record Raw(Map<List<String>, String> map) {}

    public record Always(@Nullable Void nothing) {}

    public record More(String a) {
        @JsonProperty
        public String b() {
            return a;
        }
    }

    @Test
    void refusesWhatHasNoOneShape() {
        assertRefused(
                Open.class,
                "Open has at $.node JsonNode, which may be anything. Say what it is: a record, a list, a map, an enum, or a value.");
        assertRefused(
                Abstract.class,
                "Abstract has at $.list[] Comparable, which is no record. Only records say all that is written, and can be read again.");
        assertRefused(
                Raw.class,
                "Raw has at $.map a map whose keys are no text. Use texts, numbers, ids or enums as keys.");
        assertRefused(
                More.class,
                "More has at $ the property b, which is no component. Take the annotation off the method, or make it a component.");
    }

    public record A(B b1, B b2, B b3, B b4) {}

    public record B(C c1, C c2, C c3, C c4) {}

    public record C(D d1, D d2, D d3, D d4) {}

    public record D(E e1, E e2, E e3, E e4) {}

    public record E(F f1, F f2, F f3, F f4) {}

    public record F(int n) {}

    @Test
    void refusesWhatIsTooLarge() {
        assertThatThrownBy(() -> ShapeReader.shape(A.class))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageContaining(
                        "more than 1000 properties. Split the event, or emit the id of what is large.");
    }

    @Test
    void refusesWhatIsTooDeep() {
        var deepest = Place.root(F.class);
        for (int i = 0; i < 32; i++) {
            deepest = deepest.element("[]");
        }
        var place = deepest;

        assertThatThrownBy(() -> place.property("n", null))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "F has at $%s a nesting deeper than 32. Flatten it, or emit the id of what is large."
                                .formatted("[]".repeat(32)));
    }

    private static void assertRefused(Class<?> payload, String message) {
        assertThatThrownBy(() -> ShapeReader.shape(payload))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private static String text(Shape shape) {
        var text = new StringBuilder();
        new ShapeWriter(line -> text.append(line).append('\n'))
                .write("", "everything", new Part(false, shape));
        return text.toString();
    }

    private static String golden(String name) throws IOException {
        try (var file = ShapeReaderTests.class.getResourceAsStream("/messages/" + name)) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
