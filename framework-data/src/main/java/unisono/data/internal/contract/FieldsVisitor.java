package unisono.data.internal.contract;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitable;
import tools.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import tools.jackson.databind.ser.BeanPropertyWriter;
import unisono.data.internal.contract.Shape.Again;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Part;

/// Is told the properties of a record.
final class FieldsVisitor extends JsonObjectFormatVisitor.Base {
    private final Place place;
    private final SortedMap<String, Part> parts = new TreeMap<>();

    FieldsVisitor(Place place, SerializationContext context) {
        super(context);
        this.place = place;
    }

    Shape shape() {
        return new Fields(parts);
    }

    @Override
    public void property(BeanProperty property) {
        var source = component(property).getAnnotatedType();
        add(property.getName(), source, serializer(property), property.getType());
    }

    private void add(
            String name,
            @Nullable AnnotatedType source,
            JsonFormatVisitable serializer,
            JavaType type) {
        var its = place.property(name, source);
        var part = ShapeVisitor.part(serializer, type, its, getContext());
        if (part.shape() instanceof Again && !part.nullable()) {
            throw its.refusal(
                    "itself inside itself without end", "Make it @Nullable, or a list of them");
        }
        parts.put(name, part);
    }

    /// What Jackson calls optional is what no annotation of its own calls required: the nullness of
    /// our sources decides.
    @Override
    public void optionalProperty(BeanProperty property) {
        property(property);
    }

    @Override
    public void property(String name, JsonFormatVisitable serializer, JavaType type) {
        add(name, null, serializer, type);
    }

    @Override
    public void optionalProperty(String name, JsonFormatVisitable serializer, JavaType type) {
        property(name, serializer, type);
    }

    private RecordComponent component(BeanProperty property) {
        var member = property.getMember();
        return Arrays.stream(member.getDeclaringClass().getRecordComponents())
                .filter(component -> component.getName().equals(member.getName()))
                .findFirst()
                .orElseThrow(() ->
                        place.refusal(
                                "the property %s, which is no component"
                                        .formatted(property.getName()),
                                "Take the annotation off the method, or make it a component"));
    }

    private ValueSerializer<?> serializer(BeanProperty property) {
        var known = property instanceof BeanPropertyWriter writer ? writer.getSerializer() : null;
        return known != null
                ? known
                : getContext().findPrimaryPropertySerializer(property.getType(), property);
    }
}
