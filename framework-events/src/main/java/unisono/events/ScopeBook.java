package unisono.events;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The scopes that one manager has opened, and the rule that each is open once.
final class ScopeBook {
    private final Map<Key, OpenScope> open = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Class<? extends EventManager> manager;
    private int places;
    private boolean over;

    ScopeBook(Class<? extends EventManager> manager) {
        this.manager = manager;
    }

    /// Opens a scope, in place of the one that a parent class opened before.
    OpenScope open(Subscription.Scope scope, Class<?> source, Caller caller) {
        refuseWhenOver(caller.at());
        var key = new Key(scope, source);
        var before = open.remove(key);
        var opened = new OpenScope(scope, source, caller, replaceable(before, caller), this);
        open.put(key, opened);
        return opened;
    }

    /// A scope of a parent class is replaced as a whole; one of the same class is a mistake that
    /// would lose listeners.
    private @Nullable OpenScope replaceable(@Nullable OpenScope before, Caller caller) {
        if (before == null) {
            return null;
        }
        before.close(caller.at());
        if (isParent(before.caller().type(), caller.type())) {
            return before;
        }
        problems.add(
                "%s opens %s a second time; it is open since %s. %s; a manager that extends another calls super.registerListeners() first."
                        .formatted(
                                caller.at(),
                                before.words(),
                                before.caller().at(),
                                mend(before.scope())));
        return null;
    }

    private static String mend(Subscription.Scope scope) {
        return switch (scope) {
            case LOCAL, EXTERNAL ->
                    "Bind all listeners of one emitter in one scope, and go on to the next listener with .and(...)";
            case APPLICATION -> "Bind all that one listener hears in one scope";
            case TYPED ->
                    "Bind all that one listener hears in one scope, or let annotated(...) find all of it";
        };
    }

    private static boolean isParent(Class<?> before, Class<?> now) {
        return before != now && before.isAssignableFrom(now);
    }

    void refuse(String problem) {
        problems.add(problem);
    }

    /// The registration is over: nobody reads the book again.
    void end() {
        over = true;
    }

    /// A scope that somebody kept would take bindings, and nobody would ever call them.
    void refuseWhenOver(String at) {
        if (over) {
            throw new EventException(
                    "%s comes too late: %s has registered its listeners, and what it says now would be heard by nobody. Say it in registerListeners(), or add a manager to Subscriptions."
                            .formatted(at, manager.getName()));
        }
    }

    /// The place of the next subscription: scopes may alternate.
    int nextPlace() {
        return places++;
    }

    Registrations registrations(List<Emits> emits, List<Recurrence> recurrences) {
        var subscriptions = new TreeMap<Integer, Subscription>();
        open.values().forEach(scope -> subscriptions.putAll(scope.subscriptions()));
        return new Registrations(List.copyOf(subscriptions.values()), emits, recurrences, problems);
    }

    private record Key(Subscription.Scope scope, Class<?> source) {}
}
