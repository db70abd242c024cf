package unisono.events;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /// Adds a subscription and returns its place, for [#prioritize(int, int)].
    int add(
            EventName<?> event,
            Class<?> listener,
            Handler<Object, Object> handler,
            HandlerName name) {
        var at = Caller.outside(caller.type()).at();
        refuseWhenClosed(at);
        subscriptions.add(
                new Subscription(
                        scope,
                        source,
                        event,
                        listener,
                        handler,
                        name.words(at),
                        name.key(listener, handler),
                        Timing.IN_TRANSACTION,
                        0,
                        at,
                        notes));
        return subscriptions.size() - 1;
    }

    void prioritize(int place, int priority) {
        var old = subscriptions.get(place);
        subscriptions.set(
                place,
                new Subscription(
                        old.scope(),
                        old.source(),
                        old.event(),
                        old.listener(),
                        old.handler(),
                        old.handlerName(),
                        old.handlerKey(),
                        old.timing(),
                        priority,
                        old.at(),
                        old.notes()));
    }

    private void refuseWhenClosed(String at) {
        if (closedAt != null) {
            problems.add(
                    "%s binds a listener in %s of %s, which %s has replaced: it would never be called. Bind it in the scope that is open."
                            .formatted(at, words(), caller.at(), closedAt));
        }
    }
}
