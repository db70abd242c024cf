package unisono.sagas.internal;

import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import unisono.commands.ImmutableRecords;
import unisono.sagas.internal.DeclaredSagas.Declared;

/// What managers may declare, all together.
public final class SagaRules {
    private static final Module JACKSON = JsonMapper.class.getModule();

    private final DeclaredSagas declared;

    @Inject
    SagaRules(DeclaredSagas declared) {
        this.declared = declared;
    }

    /// Everything that is wrong.
    public List<String> problems() {
        var problems = new ArrayList<String>();
        var byText = new HashMap<String, Declared>();
        for (var one : declared.all()) {
            var twice = twice(one, byText);
            var state = state(one.type().stateType());
            if (twice != null) {
                problems.add(twice);
            }
            if (state != null) {
                problems.add(
                        "%s: the state of the saga %s %s"
                                .formatted(one.manager().getSimpleName(), one.type(), state));
            }
        }
        return problems;
    }

    private static @Nullable String twice(Declared one, Map<String, Declared> byText) {
        var first = byText.putIfAbsent(one.type().text(), one);
        return first == null
                ? null
                : "%s: the saga %s is declared by %s already. A name is stored for ever and means one saga: rename one of them."
                        .formatted(
                                one.manager().getSimpleName(),
                                one.type(),
                                first.manager().getSimpleName());
    }

    /// The end of a sentence; null if nothing is wrong.
    private static @Nullable String state(Class<?> type) {
        var mutable = ImmutableRecords.problem(type);
        if (mutable != null) {
            return "is no immutable record: %s.".formatted(mutable);
        }
        if (ImmutableRecords.isPersonal(type)) {
            return "has components that are @Personal, and states are not sealed. Keep an id in place of them.";
        }
        return isReadable(type)
                ? null
                : "cannot be written as JSON. Open its package: opens %s to tools.jackson.databind."
                        .formatted(type.getPackageName());
    }

    private static boolean isReadable(Class<?> type) {
        var module = type.getModule();
        var room = type.getPackageName();
        return module.isOpen(room, JACKSON)
                || (Modifier.isPublic(type.getModifiers()) && module.isExported(room, JACKSON));
    }
}
