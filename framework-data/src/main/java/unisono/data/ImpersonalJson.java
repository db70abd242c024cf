package unisono.data;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.contract.ShapeReader;
import unisono.data.internal.personal.LeavingOut;

/// Writes records as JSON, the way payloads are written, and leaves out what is
/// [unisono.events.Personal] in them: for what is kept in the clear and cannot be erased.
///
/// The records are exported, or their package is opened to `tools.jackson.databind`. Thread-safe;
/// make one and keep it.
public final class ImpersonalJson {
    /// The most that a record may become.
    public static final int CHARACTERS_MAX = 16 << 20;

    private final JsonMapper mapper;
    private final Set<Class<?>> known = ConcurrentHashMap.newKeySet();

    /// Leaves out more than what is personal.
    ///
    /// @param leftOut asked once for each component of a record class, by its name
    public ImpersonalJson(BiPredicate<Class<?>, String> leftOut) {
        mapper =
                PayloadJson.MAPPER
                        .rebuild()
                        .addModule(
                                new SimpleModule().setSerializerModifier(new LeavingOut(leftOut)))
                        .build();
    }

    /// Writes a record.
    ///
    /// @throws DataException if it is none, or has a component that may be anything, or is too
    ///   large; the message quotes nothing of it
    public String write(Object value) {
        refuseUnlessShaped(value.getClass());
        var json = written(value);
        if (json.length() > CHARACTERS_MAX) {
            throw new DataException(
                    "A %s becomes %d characters of JSON, and at most %d are kept. Emit the id of what is large, not the thing itself."
                            .formatted(
                                    value.getClass().getSimpleName(),
                                    json.length(),
                                    CHARACTERS_MAX));
        }
        return json;
    }

    /// What may be anything might be a secret.
    private void refuseUnlessShaped(Class<?> type) {
        if (!known.contains(type)) {
            var _ = ShapeReader.shape(type);
            known.add(type);
        }
    }

    private String written(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new DataException(
                    "A %s cannot be written as JSON (%s). Use a record, nest it in an exported type, or open its package to tools.jackson.databind."
                            .formatted(
                                    value.getClass().getSimpleName(), e.getClass().getSimpleName()),
                    e);
        }
    }
}
