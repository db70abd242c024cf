package unisono.data.internal.delivery;

import org.jspecify.annotations.Nullable;
import unisono.data.LoggedEmission;
import unisono.data.internal.PayloadReader;
import unisono.events.EventName;
import unisono.events.StoredEmission;

/// A row of the log on its way to whoever hears it. Its payload is read once, by whoever first asks
/// for it. Thread-safe.
public final class Message {
    private final LoggedEmission row;
    private final PayloadReader reader;
    private @Nullable Object payload;
    private @Nullable RuntimeException unreadable;

    public Message(LoggedEmission row, PayloadReader reader) {
        this.row = row;
        this.reader = reader;
    }

    public LoggedEmission row() {
        return row;
    }

    public long position() {
        return row.position();
    }

    /// @throws unisono.data.NewerPayload if a later release wrote it
    /// @throws unisono.data.DataException if it cannot be read
    synchronized Object payload(EventName<?> event) {
        if (unreadable != null) {
            throw unreadable;
        }
        var known = payload;
        return known != null ? known : read(event);
    }

    private Object read(EventName<?> event) {
        try {
            Object read = reader.read(event, row.version(), row.payload());
            payload = read;
            return read;
        } catch (RuntimeException failure) {
            unreadable = failure;
            throw failure;
        }
    }

    public StoredEmission stored(EventName<?> event) {
        return new StoredEmission(
                event,
                payload(event),
                row.module(),
                row.emitter(),
                row.id(),
                row.time(),
                row.cause(),
                row.correlation());
    }
}
