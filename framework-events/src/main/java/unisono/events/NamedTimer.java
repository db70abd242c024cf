package unisono.events;

import java.time.Duration;
import java.time.Instant;

/// An emission in the future that has a name, so that it can be changed: at most one is pending
/// under each name in a module.
///
/// ```java sketch
/// void lend(String book) {
///     emitter.timer(book).emitAfter(Duration.ofDays(14), LibraryApi.OVERDUE, new Book(book));
/// }
///
/// boolean giveBack(String book) {
///     return emitter.timer(book).cancel();
/// }
/// ```
///
/// Everything belongs to the transaction around it, and is undone with it. While another one emits
/// it, or changes it, a change waits for the end of that transaction: so `cancel` answers false
/// only when it was emitted, or was never there. Each call is a round trip. Thread-safe.
public interface NamedTimer {
    /// Checks a name.
    ///
    /// @return the same
    /// @throws IllegalArgumentException if it is empty, longer than 200 characters, or has control
    ///   characters
    static String checkedName(String name) {
        var problem = StoredText.problem("The name of a timer", name);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return name;
    }

    /// Plans an emission as [Emitter#emitAt] does, in place of what was planned under this name.
    <P> void emitAt(Instant time, EventName<P> event, P payload);

    /// Plans an emission as [Emitter#emitAfter] does, in place of what was planned under this name.
    <P> void emitAfter(Duration delay, EventName<P> event, P payload);

    /// Moves it to another time, with all attempts if it has failed.
    ///
    /// @return whether it is pending, or has failed
    boolean moveTo(Instant time);

    /// Moves it to a time so much later than now, as [#moveTo] does.
    boolean moveBy(Duration delay);

    /// Takes it back.
    ///
    /// @return whether it was pending, or had failed
    boolean cancel();
}
