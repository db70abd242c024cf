package unisono.events;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;

/// The line of a manager that is being executed: where a scope or a binding is declared. For those
/// who extend the language of managers, see [WiringLanguage].
///
/// @param type the class that speaks
/// @param at its line, `OrderEvents.java:14`
public record Caller(Class<?> type, String at) {
    private static final StackWalker WALKER =
            StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final Set<Class<?>> OURS =
            Set.of(
                    Caller.class,
                    EventManager.class,
                    ListenerScope.class,
                    ScopedBinding.class,
                    ListenerBinding.class,
                    DurableBinding.class,
                    TypedScope.class,
                    TypedBinding.class,
                    RootScope.class,
                    EverywhereScope.class,
                    EverywhereBinding.class,
                    RecurringBinding.class,
                    OpenScope.class);

    /// The innermost line outside of the language itself.
    ///
    /// @param fallback for the case, impossible in practice, that no frame is outside the
    ///   language's own classes
    public static Caller outside(Class<?> fallback) {
        return WALKER.walk(frames ->
                frames.filter(frame -> !isLanguage(frame.getDeclaringClass()))
                        .findFirst()
                        .map(Caller::of)
                        .orElseGet(() -> new Caller(fallback, fallback.getSimpleName())));
    }

    private static boolean isLanguage(Class<?> type) {
        return OURS.contains(type) || type.isAnnotationPresent(WiringLanguage.class);
    }

    private static Caller of(StackFrame frame) {
        return new Caller(
                frame.getDeclaringClass(), frame.getFileName() + ":" + frame.getLineNumber());
    }
}
