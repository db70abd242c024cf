package unisono.data.internal.personal;

import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import unisono.data.internal.PayloadJson;

/// Has Jackson write the personal components of records sealed.
final class Sealing extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    /// The attribute of a writer that has the seal.
    static final Object SEAL = Sealing.class;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config,
            BeanDescription.Supplier bean,
            List<BeanPropertyWriter> properties) {
        var record = bean.getBeanClass();
        properties.replaceAll(property ->
                PersonalRules.isPersonal(record, property.getName())
                        ? new Sealed(property)
                        : property);
        return properties;
    }

    private static final class Sealed extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        Sealed(BeanPropertyWriter plain) {
            super(plain);
        }

        @Override
        public void serializeAsProperty(
                Object bean, JsonGenerator json, SerializationContext context) throws Exception {
            var value = get(bean);
            if (value == null) {
                super.serializeAsProperty(bean, json, context);
                return;
            }
            var plain = PayloadJson.MAPPER.writerFor(getType()).writeValueAsBytes(value);
            json.writeName(getName());
            json.writeStartObject();
            json.writeStringProperty(PersonalJson.PROPERTY, seal(context).apply(plain));
            json.writeEndObject();
        }

        @SuppressWarnings("unchecked") // only PersonalJson writes with this mapper
        private static Function<byte[], String> seal(SerializationContext context) {
            return (Function<byte[], String>) context.getAttribute(SEAL);
        }
    }
}
