package unisono.commands;

import java.time.Duration;
import java.util.UUID;
import unisono.data.Inbox;

/// Has commands done.
///
/// ```java
/// Receipt receipt = node.bus().send(TillApi.PAY, new Pay("A", 100));
/// ```
///
/// Three ways, of which the sender chooses: **sent** at once and waited for, **submitted** to run
/// beside, or **stored** to be done later whatever crashes. The actor, tenant and trace of the
/// sender ([unisono.events.Origin]) and the cause of what is emitted travel along.
///
/// **Keys.** `bus.once(key)` is another view of the same bus, whose commands are done once per key:
/// whoever comes again with the key gets the first one's result, and with something else under the
/// same key is refused. See [#once(String)].
///
/// Injected; thread-safe.
public interface CommandBus {
    /// How long it is known at least what became of a stored command: 7 days.
    Duration KEPT = Inbox.KEPT;

    /// The longest key, in characters.
    int KEY_MAX = 255;

    /// Has a command done now: in the surrounding transaction if there is one, otherwise in one of
    /// its own, or in none if its handler is bound so. What it throws inside a surrounding
    /// transaction dooms that one, caught or not.
    ///
    /// @throws CommandException if nobody handles it, or if its handler runs outside transactions
    ///   and there is one
    /// @throws RuntimeException (or any other Throwable, unchanged) what the handler throws
    <C, R> R send(CommandName<C, R> name, C command);

    /// Has a command done on a virtual thread, at once and in a transaction of its own. At most
    /// 10,000 run at the same time.
    ///
    /// @param deadline how long it may take; 1 ms to 1 day. The database ends its transaction, too,
    ///   a second later, which costs a round trip
    /// @throws CommandException if nobody handles it, if too many run, or inside a transaction,
    ///   which may still roll back: send it, or store it
    <C, R> RunningCommand<R> submit(CommandName<C, R> name, C command, Duration deadline);

    /// Stores a command with the surrounding transaction, or in one of its own. When that has
    /// committed, some node that delivers does it, in a transaction that commits its result, too:
    /// exactly once in the database. When it fails, it is tried again as its binding says, and at
    /// last kept as a dead delivery, under the name of the command. Costs two round trips.
    ///
    /// @throws CommandException if nobody handles it durably
    <C, R> StoredCommand<R> store(CommandName<C, R> name, C command);

    /// A command that was stored before, perhaps elsewhere. Asks nothing yet.
    <C, R> StoredCommand<R> stored(CommandName<C, R> name, UUID id);

    /// A view of this bus whose commands are done once: what was done under the same key, of the
    /// same command, tenant and actor, is not done again, and its result is returned. Two at the
    /// same time: the second waits. A refusal or a failure is rolled back and not remembered. Keys
    /// are known for [#KEPT] at least. Costs two round trips.
    ///
    /// Sending and storing share the keys, and not the answers: what was stored under a key is not
    /// sent under it, nor the other way round. Handlers outside transactions have keys only where
    /// they are stored.
    ///
    /// While it waits or does something, `send` throws [unisono.data.IncomingChanged] if something
    /// else was done under the key.
    ///
    /// @param key given by whoever asks; 1 to [#KEY_MAX] characters, none of them a control
    ///   character
    /// @throws IllegalArgumentException if it is no such text
    CommandBus once(String key);
}
