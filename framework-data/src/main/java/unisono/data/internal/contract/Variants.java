package unisono.data.internal.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Part;

/// What else may be stored besides a sample: the sample with one thing changed. Each thing that may
/// be missing is null once and missing once, and all are missing together; each constant is there
/// once, as a key, too; each list and map is empty once.
final class Variants {
    private Variants() {}

    static List<JsonNode> of(Shape shape, JsonNode sample) {
        return variants(shape, sample).toList();
    }

    private static Stream<JsonNode> variants(Shape shape, JsonNode sample) {
        return switch (shape) {
            case Choice choice -> choice.constants().stream().map(StringNode::valueOf);
            case Items items when sample instanceof ArrayNode array -> variants(items, array);
            case Entries entries when sample instanceof ObjectNode object ->
                    variants(entries, object);
            case Fields fields when sample instanceof ObjectNode object -> variants(fields, object);
            default -> Stream.of();
        };
    }

    private static Stream<JsonNode> variants(Part part, JsonNode sample) {
        return Stream.concat(
                part.nullable() ? Stream.of(NullNode.instance) : Stream.of(),
                variants(part.shape(), sample));
    }

    private static Stream<JsonNode> variants(Items items, ArrayNode sample) {
        var empty = Stream.<JsonNode>of(JsonNodeFactory.instance.arrayNode());
        if (sample.isEmpty()) {
            return empty;
        }
        var others = variants(items.element(), sample.path(0));
        return Stream.concat(empty, others.map(other -> sample.deepCopy().set(0, other)));
    }

    private static Stream<JsonNode> variants(Entries entries, ObjectNode sample) {
        var empty = Stream.<JsonNode>of(JsonNodeFactory.instance.objectNode());
        if (sample.isEmpty()) {
            return empty;
        }
        var first = sample.properties().iterator().next();
        var others =
                variants(entries.value(), first.getValue())
                        .map(other -> sample.deepCopy().set(first.getKey(), other));
        var keys =
                entries.key() instanceof Choice choice
                        ? choice.constants().stream()
                        : Stream.<String>of();
        var keyed = keys.map(key -> sample.deepCopy().set(key, first.getValue()));
        return Stream.of(empty, others, keyed).flatMap(all -> all);
    }

    private static Stream<JsonNode> variants(Fields fields, ObjectNode sample) {
        var all = new ArrayList<JsonNode>();
        var least = sample.deepCopy();
        fields.parts()
                .forEach((name, part) -> {
                    variants(part, sample.path(name))
                            .forEach(other -> all.add(sample.deepCopy().set(name, other)));
                    if (part.nullable()) {
                        least.remove(name);
                        all.add(sample.deepCopy().without(name));
                    }
                });
        all.add(least);
        return all.stream();
    }
}
