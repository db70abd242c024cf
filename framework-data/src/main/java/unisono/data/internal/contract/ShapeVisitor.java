package unisono.data.internal.contract;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsonFormatVisitors.JsonAnyFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonBooleanFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import tools.jackson.databind.jsonFormatVisitors.JsonIntegerFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonMapFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNullFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonNumberFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.jsonFormatVisitors.JsonStringFormatVisitor;
import unisono.data.internal.contract.Kind.Form;
import unisono.data.internal.contract.Shape.Again;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Part;
import unisono.data.internal.contract.Shape.Scalar;

/// Is told by the serializer of one value what it writes.
final class ShapeVisitor extends JsonFormatVisitorWrapper.Base {
    private final Place place;
    private @Nullable Supplier<Shape> found;

    ShapeVisitor(Place place) {
        this.place = place;
    }

    /// Has a serializer tell what it writes at a place.
    static Part part(
            JsonFormatVisitable serializer,
            JavaType type,
            Place place,
            SerializationContext context) {
        // An Optional tells what it may hold, and nothing of itself.
        var inner = type.isReferenceType() ? place.inside() : place;
        var visitor = new ShapeVisitor(inner);
        visitor.setContext(context);
        serializer.acceptJsonFormatVisitor(visitor, type);
        return new Part(place.mayBeNull() || type.isReferenceType(), visitor.shape());
    }

    Shape shape() {
        if (found == null) {
            throw place.refusal(
                    "something of which nobody says how it is written",
                    "Use records, lists, maps, enums, and values such as text, numbers and times");
        }
        return found.get();
    }

    private void found(Shape shape) {
        found = () -> shape;
    }

    private void found(Form form, JavaType type) {
        found(new Scalar(Kind.of(form, type.getRawClass())));
    }

    @Override
    public @Nullable JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
        if (!type.getRawClass().isRecord()) {
            throw place.refusal(
                    type.getRawClass().getSimpleName() + ", which is no record",
                    "Only records say all that is written, and can be read again");
        }
        var outer = place.around(type);
        if (outer.isPresent()) {
            found(new Again(outer.get()));
            return null;
        }
        var fields = new FieldsVisitor(place.within(type), getContext());
        found = fields::shape;
        return fields;
    }

    @Override
    public @Nullable JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
        var raw = type.getRawClass();
        // Jackson calls both arrays, and writes them as one text.
        if (raw == byte[].class || raw == char[].class) {
            found(new Scalar(raw == byte[].class ? Kind.BASE64 : Kind.TEXT));
            return null;
        }
        var items = new ItemsVisitor(type, place.element("[]"), getContext());
        found = items::shape;
        return items;
    }

    @Override
    public JsonMapFormatVisitor expectMapFormat(JavaType type) {
        var entries = new EntriesVisitor(place, getContext());
        found = entries::shape;
        return entries;
    }

    @Override
    public JsonStringFormatVisitor expectStringFormat(JavaType type) {
        found(Form.TEXT, type);
        return new JsonStringFormatVisitor.Base() {
            @Override
            public void enumTypes(Set<String> constants) {
                found(new Choice(new TreeSet<>(constants)));
            }
        };
    }

    @Override
    public JsonNumberFormatVisitor expectNumberFormat(JavaType type) {
        found(Form.NUMBER, type);
        return new JsonNumberFormatVisitor.Base();
    }

    @Override
    public JsonIntegerFormatVisitor expectIntegerFormat(JavaType type) {
        found(Form.INTEGER, type);
        return new JsonIntegerFormatVisitor.Base();
    }

    @Override
    public JsonBooleanFormatVisitor expectBooleanFormat(JavaType type) {
        found(Form.BOOLEAN, type);
        return new JsonBooleanFormatVisitor.Base();
    }

    @Override
    public JsonNullFormatVisitor expectNullFormat(JavaType type) {
        throw place.refusal("always null", "Leave it out");
    }

    /// Jackson has no serializer for a record without components, and writes `{}` all the same.
    @Override
    public @Nullable JsonAnyFormatVisitor expectAnyFormat(JavaType type) {
        if (type.getRawClass().isRecord() && type.getRawClass().getRecordComponents().length == 0) {
            found(new Fields(new TreeMap<>()));
            return null;
        }
        throw place.refusal(
                type.getRawClass().getSimpleName() + ", which may be anything",
                "Say what it is: a record, a list, a map, an enum, or a value");
    }
}
