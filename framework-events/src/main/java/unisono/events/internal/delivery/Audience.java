package unisono.events.internal.delivery;

import java.util.Arrays;
import java.util.Comparator;
import unisono.events.Stoppable;
import unisono.events.Subscription;
import unisono.events.Timing;
import unisono.events.internal.reach.Values;

/// Who hears a route, in delivery order: an immutable snapshot, with the shortest way to them.
public final class Audience {
    static final Audience NOBODY = new Audience(new Subscriber[0], false, false);

    /// Who waits for a rollback has to be put off before the listener whose failure brings it.
    private static final Comparator<Subscriber> ROLLBACK_FIRST =
            Comparator.comparing(
                    subscriber -> subscriber.terms().timing() != Timing.AFTER_ROLLBACK);

    private final Subscriber[] subscribers;
    private final boolean plain;
    private final boolean nesting;
    private final boolean transactional;
    private final boolean empty;

    /// @param all with those whose deliveries the transaction's log keeps, who are not called here
    private Audience(Subscriber[] all, boolean plain, boolean nesting) {
        this.subscribers =
                Arrays.stream(all)
                        .filter(subscriber -> subscriber.terms().timing() != Timing.DURABLE)
                        .toArray(Subscriber[]::new);
        this.plain = plain;
        this.nesting = nesting;
        this.empty = all.length == 0;
        boolean relying = false;
        for (var subscriber : all) {
            relying |= reliesOnTransaction(subscriber.subscription());
        }
        this.transactional = relying;
    }

    /// Finds the shortest way to the subscribers, which it puts in order.
    ///
    /// @param watched whether something stands around or beside every delivery
    public static Audience of(Subscriber[] subscribers, Class<?> payloadType, boolean watched) {
        Arrays.sort(subscribers, ROLLBACK_FIRST);
        boolean plain = !watched && !Stoppable.class.isAssignableFrom(payloadType);
        // What a payload carries may emit when it is called: only values cannot.
        boolean nesting = !Values.isValue(payloadType);
        for (var subscriber : subscribers) {
            plain &= subscriber.isPlain();
            nesting = nesting || subscriber.mayEmit();
        }
        return new Audience(subscribers, plain, nesting);
    }

    /// Those whom the emitter calls, in delivery order. Not to be written to: a copy would cost
    /// each emission.
    Subscriber[] subscribers() {
        return subscribers;
    }

    /// Whether the listeners can be called one after the other, and nothing else is to be done.
    boolean isPlain() {
        return plain;
    }

    /// Whether a listener might emit in turn, so that the emission must be on the stack.
    boolean isNesting() {
        return nesting;
    }

    /// Whether a listener relies on the emitter's transaction.
    boolean isTransactional() {
        return transactional;
    }

    public boolean isEmpty() {
        return empty;
    }

    /// Who hears the whole application looks on: its coming and going changes nothing for others.
    private static boolean reliesOnTransaction(Subscription subscription) {
        return subscription.scope() != Subscription.Scope.APPLICATION
                && subscription.terms().timing() != Timing.ASYNCHRONOUS;
    }
}
