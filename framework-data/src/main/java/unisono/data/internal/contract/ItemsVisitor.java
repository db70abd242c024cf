package unisono.data.internal.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatTypes;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Part;
import unisono.data.internal.contract.Shape.Scalar;

/// Is told what a list, a set or an array holds.
final class ItemsVisitor extends JsonArrayFormatVisitor.Base {
    private final JavaType type;
    private final Place element;
    private @Nullable Part part;

    /// @param element the place of the elements
    ItemsVisitor(JavaType type, Place element, SerializationContext context) {
        super(context);
        this.type = type;
        this.element = element;
    }

    Shape shape() {
        if (part == null) {
            throw element.refusal(
                    "elements of which nobody says what they are",
                    "Say it with the type: List<Line>");
        }
        return new Items(part);
    }

    @Override
    public void itemsFormat(JsonFormatVisitable serializer, JavaType elementType) {
        part = ShapeVisitor.part(serializer, elementType, element, getContext());
    }

    /// Arrays of primitives and texts. Jackson's word for them is vague: it calls a `long` a
    /// number.
    @Override
    public void itemsFormat(JsonFormatTypes format) {
        var content = type.getContentType();
        part =
                Kind.of(content.getRawClass())
                        .map(kind -> new Part(element.mayBeNull(), new Scalar(kind)))
                        .orElse(null);
    }
}
