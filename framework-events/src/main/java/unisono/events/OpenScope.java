package unisono.events;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import unisono.events.internal.AnnotatedMethods;
import unisono.events.internal.HandlerName;

/// A scope while its manager registers: where it was opened, what is bound in it, and whether it
/// still counts.
final class OpenScope {
    private final Subscription.Scope scope;
    private final Class<?> source;
    private final Caller caller;
    private final List<String> notes;
    private final List<String> problems;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private @Nullable String closedAt;

    OpenScope(
            Subscription.Scope scope,
            Class<?> source,
            Caller caller,
            @Nullable OpenScope replaced,
            List<String> problems) {
        this.scope = scope;
        this.source = source;
        this.caller = caller;
        this.notes = replaced == null ? List.of() : List.of("replaces " + replaced.caller.at());
        this.problems = problems;
    }

    Caller caller() {
        return caller;
    }

    String words() {
        return "%s(%s)".formatted(scope, source.getSimpleName());
    }

    void close(String at) {
        closedAt = at;
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    /// Adds a subscription and returns its place, for [#amend(int, UnaryOperator)].
    int add(
            @Nullable MessageName<?> message,
            Class<?> listener,
            Reaction reaction,
            HandlerName name) {
        var at = Caller.outside(caller.type()).at();
        refuseWhenClosed(at);
        subscriptions.add(
                new Subscription(
                        scope,
                        source,
                        message,
                        listener,
                        reaction,
                        name.words(at),
                        name.key(listener, reaction),
                        Terms.DEFAULT,
                        at,
                        notes));
        return subscriptions.size() - 1;
    }

    /// Binds a method that is marked with [OnEvent] and fit to be a handler.
    void addAnnotated(Class<?> listener, Lookup lookup, Method method) {
        var mark = method.getAnnotation(OnEvent.class);
        try {
            int place =
                    add(
                            new EventType<>(method.getParameterTypes()[0]),
                            listener,
                            AnnotatedMethods.reaction(lookup, method),
                            AnnotatedMethods.name(method));
            amend(place, terms -> terms.withPriority(mark.priority()));
            if (mark.stopPropagation()) {
                amend(place, Terms::stopped);
            }
        } catch (EventException e) {
            problems.add(
                    "%s: %s.%s cannot be called: %s."
                            .formatted(
                                    caller.at(),
                                    listener.getSimpleName(),
                                    method.getName(),
                                    e.getMessage()));
        }
    }

    void amend(int place, UnaryOperator<Terms> change) {
        var line = subscriptions.get(place);
        subscriptions.set(place, line.under(change.apply(line.terms())));
    }

    private void refuseWhenClosed(String at) {
        if (closedAt != null) {
            problems.add(
                    "%s binds a listener in %s of %s, which %s has replaced: it would never be called. Bind it in the scope that is open."
                            .formatted(at, words(), caller.at(), closedAt));
        }
    }
}
