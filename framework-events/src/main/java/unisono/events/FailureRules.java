package unisono.events;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rules by the class of a failure: the failure itself is asked first, then its cause, and so on;
/// of each the class itself and then what it extends, so that the most specific rule counts.
final class FailureRules {
    /// Nobody was reached, so nothing can have happened there. A connection that timed out in
    /// `java.net.http` has a [ConnectException] as its cause. Not so
    /// [java.net.SocketTimeoutException]: it also says that an answer did not come, and what was
    /// asked for may have happened.
    static final Map<Class<? extends Throwable>, FailureRule> UNREACHED =
            Stream.of(
                            ConnectException.class,
                            NoRouteToHostException.class,
                            UnknownHostException.class,
                            UnresolvedAddressException.class)
                    .collect(
                            Collectors.toUnmodifiableMap(one -> one, _ -> new FailureRule.Pause()));

    private static final int CAUSES_MAX = 20;

    /// To pause at whatever fails would be to stop at each mistake in the listener.
    private static final Set<Class<?>> BROAD =
            Set.of(Throwable.class, Exception.class, RuntimeException.class, Error.class);

    private FailureRules() {}

    /// The rule for a failure; null if there is none.
    static @Nullable FailureRule find(
            Map<Class<? extends Throwable>, FailureRule> rules, Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .<Class<?>>flatMap(cause -> superclasses(cause.getClass()))
                .filter(rules::containsKey)
                .findFirst()
                .map(rules::get)
                .orElse(null);
    }

    private static Stream<Class<?>> superclasses(Class<?> type) {
        return Stream.iterate(type, one -> one != Object.class, Class::getSuperclass);
    }

    static Map<Class<? extends Throwable>, FailureRule> and(
            Map<Class<? extends Throwable>, FailureRule> rules,
            Class<? extends Throwable> failure,
            FailureRule rule) {
        var more = new LinkedHashMap<>(rules);
        more.put(failure, rule);
        return Map.copyOf(more);
    }

    /// What is wrong with one more rule; null if nothing is.
    static @Nullable String problem(
            Map<Class<? extends Throwable>, FailureRule> rules,
            Class<?> failure,
            FailureRule rule) {
        var name = failure.getSimpleName();
        if (!Throwable.class.isAssignableFrom(failure)) {
            return "%s is thrown by nobody: it is no Throwable. Name the class of a failure."
                    .formatted(name);
        }
        if (rules.containsKey(failure)) {
            return "there are two rules for %s. Keep one of them.".formatted(name);
        }
        if (failure == Throwable.class && rule instanceof FailureRule.Retry) {
            return "a rule for Throwable is one for whatever fails. Say that with retry(…).";
        }
        return BROAD.contains(failure) && rule instanceof FailureRule.Pause
                ? "to pause on %s would be to stop at each mistake. Name what says that the other side is down."
                        .formatted(name)
                : null;
    }
}
