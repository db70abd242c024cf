package unisono.data.internal.delivery;

import org.jspecify.annotations.Nullable;
import unisono.events.DurableListener;
import unisono.events.EventName;
import unisono.events.StoredEmission;

/// One delivery: a message on its way to one listener.
///
/// What changes in it is guarded by the listener's [Mailbox].
final class Item {
    private final Message message;
    private final EventName<?> event;
    private final Hold hold;
    private final Key key;
    private final int attempts;
    private final boolean stored;
    private final Caution caution;
    private long beganAt;
    private boolean closed;

    private Item(
            Message message,
            EventName<?> event,
            Hold hold,
            Key key,
            int attempts,
            boolean stored,
            Caution caution) {
        this.message = message;
        this.event = event;
        this.hold = hold;
        this.key = key;
        this.attempts = attempts;
        this.stored = stored;
        this.caution = caution;
    }

    /// Comes from the log, for the first time.
    static Item fresh(Message message, EventName<?> event, Hold hold, Key key, Caution caution) {
        return new Item(message, event, hold, key, 0, false, caution);
    }

    /// Has a row of its own.
    static Item stored(
            Message message,
            EventName<?> event,
            Hold hold,
            @Nullable String key,
            int attempts,
            Caution caution) {
        return new Item(message, event, hold, new Key(key, null), attempts, true, caution);
    }

    /// @param text of what is delivered in order; null if there is no order
    /// @param problem why nobody knows it
    record Key(@Nullable String text, @Nullable RuntimeException problem) {
        private static final int LENGTH_MAX = 1_000;
        private static final Key NONE = new Key(null, null);

        static Key of(Message message, EventName<?> event, DurableListener listener) {
            if (listener.durability().key() == null && listener.events().size() == 1) {
                return NONE;
            }
            try {
                var key = listener.key(message.stored(event));
                return key == null ? NONE : new Key(checked(key), null);
            } catch (RuntimeException problem) {
                return new Key(null, problem);
            }
        }

        private static String checked(String key) {
            if (key.length() > LENGTH_MAX) {
                throw new IllegalArgumentException(
                        "A key has %d characters, and at most %d are kept. Take the id of what must come in order."
                                .formatted(key.length(), LENGTH_MAX));
            }
            return key;
        }
    }

    long position() {
        return message.position();
    }

    Message message() {
        return message;
    }

    Hold hold() {
        return hold;
    }

    @Nullable String key() {
        return key.text();
    }

    /// @throws RuntimeException if the payload cannot be read, or its key not be told
    StoredEmission emission() {
        var problem = key.problem();
        if (problem != null) {
            throw problem;
        }
        return message.stored(event);
    }

    boolean isReadable() {
        try {
            var _ = emission();
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    /// How many failed before.
    int attempts() {
        return attempts;
    }

    boolean isStored() {
        return stored;
    }

    Caution caution() {
        return caution;
    }

    /// Whether it shares no transaction and no turn with others.
    boolean isSingle() {
        return stored || caution.isAlone();
    }

    void begin() {
        beganAt = System.nanoTime();
    }

    /// When it began, by [System#nanoTime()]; 0 where nobody wanted to know.
    long beganAt() {
        return beganAt;
    }

    boolean isClosed() {
        return closed;
    }

    /// Closes it; whether it was open until now.
    boolean close() {
        boolean first = !closed;
        closed = true;
        return first;
    }
}
