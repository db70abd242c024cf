package unisono.data.internal.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Part;
import unisono.data.internal.contract.Shape.Scalar;

/// Is told what a map leads from and to.
final class EntriesVisitor extends JsonMapFormatVisitor.Base {
    private final Place place;
    private @Nullable Shape key;
    private @Nullable Part value;

    EntriesVisitor(Place place, SerializationContext context) {
        super(context);
        this.place = place;
    }

    Shape shape() {
        if (key == null || value == null) {
            throw place.refusal(
                    "a map of which nobody says what it holds",
                    "Say it with the types: Map<Sku, Money>");
        }
        return new Entries(key, value);
    }

    /// Key serializers tell nothing. A key is written as the text of what its type is as a value.
    @Override
    public void keyFormat(JsonFormatVisitable serializer, JavaType type) {
        var asValue = getContext().findValueSerializer(type);
        var shape = ShapeVisitor.part(asValue, type, place.element("{}"), getContext()).shape();
        if (!(shape instanceof Scalar || shape instanceof Choice)) {
            throw place.refusal(
                    "a map whose keys are no text", "Use texts, numbers, ids or enums as keys");
        }
        key = shape;
    }

    @Override
    public void valueFormat(JsonFormatVisitable serializer, JavaType type) {
        value = ShapeVisitor.part(serializer, type, place.element("{}"), getContext());
    }
}
