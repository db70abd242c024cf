package unisono.data.internal.personal;

import java.util.List;
import java.util.function.BiPredicate;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/// Has Jackson leave out the personal components of records, and others that somebody names.
public final class LeavingOut extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    // Jackson may be serialized with its modifiers, and nobody does so.
    private final transient BiPredicate<Class<?>, String> more;

    /// @param more asked with a record and the name of a component
    public LeavingOut(BiPredicate<Class<?>, String> more) {
        this.more = more;
    }

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config,
            BeanDescription.Supplier bean,
            List<BeanPropertyWriter> properties) {
        var record = bean.getBeanClass();
        properties.removeIf(property ->
                PersonalRules.isPersonal(record, property.getName())
                        || more.test(record, property.getName()));
        return properties;
    }
}
