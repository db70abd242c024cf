package unisono.data.internal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/// Takes the nullness of the sources for that of the JSON: a component of a record, and an element
/// of what it holds, must be there and not be null, unless it is `@Nullable` or an `Optional`.
public final class ComponentNullness extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final Set<Type> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !parameter.getDeclaringClass().isRecord()) {
            return JsonSetter.Value.empty();
        }
        var component = parameter.getDeclaringClass().getRecordComponents()[parameter.getIndex()];
        var type = component.getAnnotatedType();
        var element = element(type);
        return JsonSetter.Value.construct(
                nulls(mayBeNull(type)), nulls(element != null && mayBeNull(element)));
    }

    private static Nulls nulls(boolean allowed) {
        return allowed ? Nulls.DEFAULT : Nulls.FAIL;
    }

    /// Whether null may stand for it in JSON.
    public static boolean mayBeNull(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class)
                || OPTIONALS.contains(
                        type.getType() instanceof ParameterizedType generic
                                ? generic.getRawType()
                                : type.getType());
    }

    /// What a list, a set or an array holds, what a map leads to, what an `Optional` may hold; null
    /// for everything else.
    public static @Nullable AnnotatedType element(AnnotatedType type) {
        return switch (type) {
            case AnnotatedArrayType array -> array.getAnnotatedGenericComponentType();
            case AnnotatedParameterizedType generic -> {
                var arguments = generic.getAnnotatedActualTypeArguments();
                yield arguments[arguments.length - 1];
            }
            default -> null;
        };
    }
}
