package unisono.data.internal.contract;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import unisono.data.internal.contract.Shape.Again;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Nothing;
import unisono.data.internal.contract.Shape.Scalar;

/// Makes up a payload of a shape: with all that may be missing, one element in each list, and the
/// first constants. A shape that comes again inside itself ends there, with null or an empty list.
final class Samples {
    private Samples() {}

    static JsonNode of(Shape shape) {
        return switch (shape) {
            case Nothing _, Again _ -> NullNode.instance;
            case Scalar scalar -> scalar.kind().sample();
            case Choice choice -> StringNode.valueOf(first(choice));
            case Items items -> array(items);
            case Entries entries -> object(entries);
            case Fields fields -> object(fields);
        };
    }

    private static String first(Choice choice) {
        return choice.constants().isEmpty() ? "" : choice.constants().first();
    }

    private static ArrayNode array(Items items) {
        var array = JsonNodeFactory.instance.arrayNode();
        var element = items.element().shape();
        return element instanceof Again ? array : array.add(of(element));
    }

    private static ObjectNode object(Entries entries) {
        var object = JsonNodeFactory.instance.objectNode();
        if (!(entries.value().shape() instanceof Again)) {
            object.set(of(entries.key()).asString(), of(entries.value().shape()));
        }
        return object;
    }

    private static ObjectNode object(Fields fields) {
        var object = JsonNodeFactory.instance.objectNode();
        fields.parts().forEach((name, part) -> object.set(name, of(part.shape())));
        return object;
    }
}
