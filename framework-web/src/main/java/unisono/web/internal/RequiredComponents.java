package unisono.web.internal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/// Takes the nullness of our sources for that of the JSON: a component of a record must be there,
/// and not be null, unless it is `@Nullable` or an `Optional`. Elements of lists are never null.
final class RequiredComponents extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1L;
    private static final JsonSetter.Value REQUIRED =
            JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
    private static final JsonSetter.Value NULLABLE =
            JsonSetter.Value.construct(Nulls.DEFAULT, Nulls.FAIL);

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        if (!(annotated instanceof AnnotatedParameter parameter)
                || !parameter.getDeclaringClass().isRecord()) {
            return JsonSetter.Value.empty();
        }
        var components = parameter.getDeclaringClass().getRecordComponents();
        return mayBeAbsent(components[parameter.getIndex()]) ? NULLABLE : REQUIRED;
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class) || component.getType() == Optional.class;
    }
}
