package unisono.events;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import unisono.events.internal.wiring.AnnotatedMethods;
import unisono.events.internal.wiring.HandlerName;

/// A scope while its manager registers: where it was opened, what is bound in it, and whether it
/// still counts.
final class OpenScope {
    private final Subscription.Scope scope;
    private final Class<?> source;
    private final Caller caller;
    private final List<String> notes;
    private final ScopeBook book;
    private final Map<Integer, Subscription> subscriptions = new HashMap<>();
    private @Nullable String closedAt;

    OpenScope(
            Subscription.Scope scope,
            Class<?> source,
            Caller caller,
            @Nullable OpenScope replaced,
            ScopeBook book) {
        this.scope = scope;
        this.source = source;
        this.caller = caller;
        this.notes = replaced == null ? List.of() : List.of("replaces " + replaced.caller.at());
        this.book = book;
    }

    Caller caller() {
        return caller;
    }

    Subscription.Scope scope() {
        return scope;
    }

    String words() {
        return "%s(%s)".formatted(scope, source.getSimpleName());
    }

    void close(String at) {
        closedAt = at;
    }

    /// By their places among all of the manager.
    Map<Integer, Subscription> subscriptions() {
        return Map.copyOf(subscriptions);
    }

    /// Adds a subscription and returns its place, for [#amend(int, UnaryOperator)].
    int add(
            @Nullable MessageName<?> message,
            Class<?> listener,
            Reaction reaction,
            HandlerName name) {
        var at = Caller.outside(caller.type()).at();
        book.refuseWhenOver(at);
        refuseWhenClosed(at, "binds");
        int place = book.nextPlace();
        subscriptions.put(
                place,
                new Subscription(
                        scope,
                        source,
                        message,
                        listener,
                        reaction,
                        name.words(at, listener),
                        name.key(listener, reaction),
                        Terms.DEFAULT,
                        at,
                        notes));
        return place;
    }

    /// Binds a method that is marked with [OnEvent] and fit to be a handler.
    void addAnnotated(Class<?> listener, Lookup lookup, Method method) {
        var mark = method.getAnnotation(OnEvent.class);
        try {
            int place =
                    add(
                            new EventType<>(AnnotatedMethods.heard(listener, method)),
                            listener,
                            AnnotatedMethods.reaction(lookup, method),
                            AnnotatedMethods.name(method));
            amend(place, terms -> terms.withPriority(mark.priority()));
            if (mark.stopPropagation()) {
                amend(place, Terms::stopped);
            }
        } catch (EventException e) {
            book.refuse(
                    "%s: %s.%s cannot be called: %s."
                            .formatted(
                                    caller.at(),
                                    listener.getSimpleName(),
                                    method.getName(),
                                    e.getMessage()));
        }
    }

    /// Changes what a subscription says.
    void amend(int place, UnaryOperator<Terms> change) {
        var at = Caller.outside(caller.type()).at();
        book.refuseWhenOver(at);
        refuseWhenClosed(at, "amends");
        subscriptions.computeIfPresent(place, (_, line) -> line.under(change.apply(line.terms())));
    }

    /// Changes what a subscription says, or refuses it in the report of the start.
    ///
    /// @param check tells what is wrong with it, or null
    void amend(int place, Function<Terms, @Nullable String> check, UnaryOperator<Terms> change) {
        var line = subscriptions.get(place);
        var problem = line == null ? null : check.apply(line.terms());
        if (problem == null) {
            amend(place, change);
        } else {
            book.refuse("%s: %s".formatted(Caller.outside(caller.type()).at(), problem));
        }
    }

    /// Lets a subscription run by itself, for so long.
    void limit(int place, Duration deadline) {
        if (Deadline.isPossible(deadline)) {
            amend(place, terms -> terms.within(deadline));
        } else {
            book.refuse(
                    "%s: %s"
                            .formatted(
                                    Caller.outside(caller.type()).at(),
                                    Deadline.problem(deadline)));
        }
    }

    private void refuseWhenClosed(String at, String does) {
        if (closedAt != null) {
            book.refuse(
                    "%s %s a listener in %s of %s, which %s has replaced: it would never be called. Bind it in the scope that is open."
                            .formatted(at, does, words(), caller.at(), closedAt));
        }
    }
}
