package unisono.data.internal.value;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;
import unisono.data.DataException;

/// Refuses, while a value is written, a list, set or map in it that somebody could change: one that
/// no `copyOf` made. The type does not tell; but what `copyOf` returns as it is cannot be changed.
///
/// It looks where Jackson looks, because the packages of records are opened to that and not to us.
final class Unchangeable extends ValueSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public List<BeanPropertyWriter> changeProperties(
            SerializationConfig config,
            BeanDescription.Supplier description,
            List<BeanPropertyWriter> properties) {
        properties.replaceAll(Looking::new);
        return properties;
    }

    private static final class Looking extends BeanPropertyWriter {
        private static final long serialVersionUID = 1L;

        Looking(BeanPropertyWriter property) {
            super(property);
        }

        @Override
        public void serializeAsProperty(
                Object bean, JsonGenerator generator, SerializationContext context)
                throws Exception {
            if (isChangeable(get(bean))) {
                throw new DataException(
                        "%s of %s is a collection that could be changed. Copy it in the record's constructor: %1$s = List.copyOf(%1$s), or that of Set or Map."
                                .formatted(getName(), bean.getClass().getSimpleName()));
            }
            super.serializeAsProperty(bean, generator, context);
        }
    }

    @SuppressWarnings("ReferenceEquality") // copyOf returns the very one that it would make
    private static boolean isChangeable(@Nullable Object held) {
        return switch (held) {
            case List<?> list -> hasNull(list) || List.copyOf(list) != list || anyIn(list);
            case Set<?> set -> hasNull(set) || Set.copyOf(set) != set || anyIn(set);
            case Map<?, ?> map ->
                    hasNull(map.keySet())
                            || hasNull(map.values())
                            || Map.copyOf(map) != map
                            || anyIn(map.values());
            case Optional<?> optional -> isChangeable(optional.orElse(null));
            case null, default -> false;
        };
    }

    /// No copy has one, and none is made.
    private static boolean hasNull(Collection<?> elements) {
        return elements.stream().anyMatch(Objects::isNull);
    }

    private static boolean anyIn(Collection<?> elements) {
        return elements.stream().anyMatch(Unchangeable::isChangeable);
    }
}
