package unisono.data;

import java.time.Duration;

/// How far a durable listener is behind.
///
/// @param listener its stable name
/// @param known whether a node that lives knows it; if not, its events are kept for it
/// @param paused whether it was paused by hand
/// @param unread events that it hears and has not yet done, at most [Deliveries#COUNT_MAX]. Right
///   when it is 0; too high for a moment while slots change hands
/// @param retrying deliveries that failed and are tried again, and what waits behind those
/// @param stopped deliveries that nobody tries again by himself, and what waits behind those
/// @param behind the age of the oldest unread event; zero if there is none
/// @param lost events that it will never hear, because nobody ran it for so long that the log was
///   not kept for it any more: see [RetentionSettings#parkBytes]
public record ListenerLag(
        String listener,
        String module,
        boolean known,
        boolean paused,
        long unread,
        long retrying,
        long stopped,
        Duration behind,
        long lost) {
    /// What is still to be done, and will be without anybody's help.
    public long pending() {
        return unread + retrying;
    }
}
