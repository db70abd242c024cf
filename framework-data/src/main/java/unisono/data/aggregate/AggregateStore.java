package unisono.data.aggregate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps the aggregates of one type, as streams of the event log. Got from [Aggregates].
/// Thread-safe.
///
/// ```java
/// accounts.changeBy(ANN, account -> account.payIn(100));
/// var closed = accounts.change(ANN, Account::close);
/// ```
///
/// Everything joins the transaction that is bound to the thread, or makes one. Events are emitted
/// as all events are, in the aggregate's name: listeners in the transaction have heard them when
/// the method returns, and see the aggregate after all that the command decided. What is changed
/// twice in one transaction goes on from what was appended in it. An aggregate is read once in a
/// transaction, and stays as it was read.
///
/// Whether somebody else was faster is found out with the commit, which then fails with
/// [StaleAggregate]; nobody waits for somebody who has not begun to commit. A command costs two
/// round trips: the reading, and the events with the head of the stream and the commit.
///
/// Aggregates of one tenant ([unisono.events.Origin]) are not those of another.
public interface AggregateStore<I, A extends Aggregate<A, E>, E> {
    /// The most events of one command, and of a page of the history.
    int EVENTS_MAX = 5_000;

    /// Reads one; at version 0, and as it starts, when nothing has happened yet.
    ///
    /// @throws unisono.data.NewerPayload if a later release wrote one of its events
    /// @throws unisono.data.DataException if one of its events cannot be read
    Versioned<A> load(I id);

    /// Reads one that something has happened to.
    ///
    /// @throws RuntimeException as [#load] does
    Optional<Versioned<A>> find(I id);

    /// Has a command decide on the state what happens, and appends it.
    ///
    /// Outside a transaction it is one of its own, which [#attempts] repeats; inside one, the
    /// outermost is told when it commits. What the command throws rolls back, and dooms the
    /// surrounding transaction.
    ///
    /// @return the aggregate after it
    /// @throws StaleAggregate if somebody else was faster
    /// @throws X what the command throws, unchanged
    <X extends Exception> Versioned<A> change(I id, Decision<A, E, X> decision) throws X;

    /// Has a command of one event decide, as [#change] does.
    <X extends Exception> Versioned<A> changeBy(I id, Decision.One<A, E, X> decision) throws X;

    /// Has a command decide, as [#change] does, in a transaction that it may share with the
    /// commands of other callers: several times as many are done in the same time, where many come
    /// at once, and one that comes alone waits for nobody.
    ///
    /// Outside a transaction; inside one it is [#change]. It returns when it is committed, and has
    /// its own verdict: whatever happens to others, it fails for itself alone. The command may be
    /// asked on another thread, and more than once; it has the origin of the caller, and nothing
    /// else of its thread. For events that nobody hears in the transaction: a listener there would
    /// run in the transaction of strangers, and when it fails each of them is repeated by itself.
    ///
    /// @throws X what the command throws, unchanged
    /// @throws unisono.data.CommitOutcomeUnknown if the connection is lost while it commits
    <X extends Exception> Versioned<A> submit(I id, Decision<A, E, X> decision) throws X;

    /// Appends what was decided elsewhere, on a version that was seen before. It does not read the
    /// events that are there.
    ///
    /// @param expected the version that was seen; 0 for a new aggregate
    /// @throws StaleAggregate if it is at another one
    void append(I id, int expected, List<? extends E> events);

    /// Reads one as it was at a version; what this transaction appended is not seen.
    ///
    /// @param version 0 or more; one that is not there yet is read as the last one
    Versioned<A> at(I id, int version);

    /// Reads one as it was at a time, by the clocks of those who emitted the events: after all
    /// before the first that is later.
    Versioned<A> at(I id, Instant time);

    /// Reads what happened to one, in order; what this transaction appended is not seen.
    ///
    /// @param after the version behind which it begins, 0 for the beginning
    /// @param limit how many at the most, 1 to [#EVENTS_MAX]
    List<AggregateEvent<E>> history(I id, int after, int limit);

    /// The same store, which repeats a command that was too late, and a transaction that could not
    /// be serialized, where it is the outermost. The command must be repeatable.
    ///
    /// @param attemptsMax with the first; default 1
    AggregateStore<I, A, E> attempts(int attemptsMax);

    /// A state as JSON, as snapshots have it.
    ///
    /// @throws unisono.data.DataException if its package is not open to Jackson
    String json(A state);

    /// The payload of an event as JSON, with what is personal in it.
    String eventJson(E event);
}
