package unisono.events;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A binding whose deliveries are stored with the change that the event reports, and run when it
/// has committed, whatever crashes in between.
///
/// By default the handler runs in a transaction of its own, and its effects on the database happen
/// exactly once. It runs on any node, beside others, in no order; where order matters, give a
/// [#key(Function)]. Its condition is asked when it is delivered, and not when the event is
/// emitted. What it emits has the event as its cause.
///
/// @param <L> the listener
/// @param <P> the payload
public final class DurableBinding<L, P> extends ScopedBinding<L, P> {
    DurableBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener, place);
    }

    /// Pins the name under which the listener's deliveries are stored. Without, it is made of
    /// module, class and method, and whoever renames one of these loses what is stored for it.
    ///
    /// @param name as event names are, `payment.take-payment`; unique in the application
    public DurableBinding<L, P> named(String name) {
        var checked = NameText.checked(name, "durable listener", "payment.take-payment");
        return with(durability -> durability.withName(checked));
    }

    /// Lets the handler share its deliveries with all others of its module that say the same: an
    /// event reaches them in one transaction, in delivery order. When one of them fails, all of it
    /// is rolled back and tried again. One transaction costs less than several; what may fail
    /// without the others gets a name of its own.
    ///
    /// They are one durable listener: what is said of retries, batches and the start must be the
    /// same of all, and one key of an event is enough.
    ///
    /// @param name of them all, as for [#named(String)]
    public DurableBinding<L, P> together(String name) {
        var checked = NameText.checked(name, "group of durable listeners", "payment.after-order");
        return with(durability -> durability.withGroup(checked));
    }

    /// Says that the listener's effects are outside the database: a mail, a payment gateway. It
    /// then runs in no transaction and at least once, and must bear it when it runs again.
    public DurableBinding<L, P> atLeastOnce() {
        return with(durability -> durability.with(Durability.Effects.OUTSIDE));
    }

    /// Limits how often a delivery is tried, with the first; by default 10, at most 100. What fails
    /// the last time is kept as a dead letter.
    public DurableBinding<L, P> retry(int attemptsMax) {
        return retry(attemptsMax, Durability.DEFAULT.backoff());
    }

    /// Limits how often a delivery is tried, and says how soon.
    ///
    /// @param attemptsMax with the first; 1 to 100
    /// @param first the pause before the second attempt is a random part of it, and of twice as
    ///   much before each later one; 1 ms to 1 day
    public DurableBinding<L, P> retry(int attemptsMax, Duration first) {
        refuseRetry("retry", attemptsMax, first);
        return with(durability -> durability.withAttempts(attemptsMax, first));
    }

    /// Limits how often a delivery is tried that fails in a certain way, and says how soon.
    ///
    /// Of all rules that one counts which fits the failure itself, before those for its cause, and
    /// so on; among them the one for the most specific class. All attempts of a delivery count,
    /// whatever they failed of.
    ///
    /// @param failure its class, or one that it extends. Two rules for one class, and one for
    ///   [Throwable], are refused at start-up
    /// @param attemptsMax as in [#retry(int, Duration)]
    /// @param first as in [#retry(int, Duration)]
    public DurableBinding<L, P> retryOn(
            Class<? extends Throwable> failure, int attemptsMax, Duration first) {
        refuseRetry("retryOn", attemptsMax, first);
        return on(failure, new FailureRule.Retry(attemptsMax, first));
    }

    /// Keeps what fails in one of these ways as a dead letter at once, because it would fail again.
    /// See [#retryOn(Class, int, Duration)] for which rule counts.
    @SafeVarargs
    public final DurableBinding<L, P> neverRetryOn(Class<? extends Throwable>... failures) {
        for (var failure : failures) {
            on(failure, new FailureRule.Retry(1, Durability.DEFAULT.backoff()));
        }
        return this;
    }

    /// Says which failures mean that what the listener talks to is down. Such a failure is nobody's
    /// attempt, and writes nothing: the delivery keeps its place. When everything fails so, the
    /// listener pauses on that node, and tries one delivery after a while: half of the pause of
    /// `retry(…)` to all of it, and twice as much each time, 30 seconds at the most. When that
    /// succeeds, or fails in another way, it goes on.
    ///
    /// A delivery that fails so although another one has succeeded since it was last tried has
    /// itself to blame: that is an attempt like any other.
    ///
    /// With [#atLeastOnce()], failures to reach anybody need not be named:
    /// [java.net.ConnectException] (also as the cause of `HttpConnectTimeoutException`),
    /// [java.net.NoRouteToHostException], [java.net.UnknownHostException] and
    /// [java.nio.channels.UnresolvedAddressException], where no other rule fits. A time-out while
    /// an answer is waited for is not among them: name it if the other side bears to be asked
    /// again, without end. See [#retryOn(Class, int, Duration)] for which rule counts. [Throwable],
    /// [Exception], [RuntimeException] and [Error] are refused at start-up.
    @SafeVarargs
    public final DurableBinding<L, P> pauseOn(Class<? extends Throwable>... failures) {
        for (var failure : failures) {
            on(failure, new FailureRule.Pause());
        }
        return this;
    }

    private DurableBinding<L, P> on(Class<? extends Throwable> failure, FailureRule rule) {
        scope.amend(
                place,
                terms -> FailureRules.problem(terms.requireDurability().rules(), failure, rule),
                terms -> terms.durably(durability -> durability.with(failure, rule)));
        return this;
    }

    /// Lets the handler run for one event after the other, in the order in which they were emitted,
    /// where the key is equal. While one cannot be handled, later ones of its key wait.
    ///
    /// @param key from the payload; its text counts; null where no order is wanted
    @SuppressWarnings("unchecked") // the payloads of this binding are of type P
    public DurableBinding<L, P> key(Function<? super P, ? extends @Nullable Object> key) {
        return with(durability -> durability.withKey((Function<Object, @Nullable Object>) key));
    }

    /// Lets a new listener begin with the oldest event in the log, and not with the next one.
    /// Without effect on one that is known already.
    public DurableBinding<L, P> fromStart() {
        return with(Durability::beginningAtStart);
    }

    /// Lets deliveries share a transaction. When one of them fails, all of it is rolled back, and
    /// each is run in a transaction of its own: so one that fails takes nothing from the others,
    /// and the handler may run once more for those.
    ///
    /// @param most 1 to 1,000; by default 1
    public DurableBinding<L, P> batched(int most) {
        refuseOutside("batched", most, Durability.BATCH_MAX);
        return with(durability -> durability.withBatch(most));
    }

    private static void refuseRetry(String what, int attemptsMax, Duration first) {
        refuseOutside(what, attemptsMax, Durability.ATTEMPTS_MAX);
        if (!Deadline.isPossible(first)) {
            throw new IllegalArgumentException(
                    "A pause of %s is not between 1 ms and 1 day.".formatted(first));
        }
    }

    private static void refuseOutside(String what, int number, int max) {
        if (number < 1 || number > max) {
            throw new IllegalArgumentException(
                    "%s of %d is not between 1 and %d.".formatted(what, number, max));
        }
    }

    private DurableBinding<L, P> with(UnaryOperator<Durability> change) {
        scope.amend(place, terms -> terms.durably(change));
        return this;
    }
}
