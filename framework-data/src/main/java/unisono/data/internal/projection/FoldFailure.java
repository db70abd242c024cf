package unisono.data.internal.projection;

import org.jspecify.annotations.Nullable;

/// A page that could not be folded. It passes through what rolls the transaction back.
final class FoldFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long position;
    private final transient @Nullable String key;
    private final Exception reason;

    /// @param position of the page's first event, and only one when it is folded event by event
    FoldFailure(long position, @Nullable String key, Exception cause) {
        super("A page from position %d on could not be folded.".formatted(position), cause);
        this.position = position;
        this.key = key;
        this.reason = cause;
    }

    /// What the projection threw.
    Exception reason() {
        return reason;
    }

    long position() {
        return position;
    }

    @Nullable String key() {
        return key;
    }
}
