package unisono.data.projection;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import unisono.data.DataException;

/// Folds the projections of the application on this node, together with all others that do, and
/// tells how far they are. Injected; thread-safe.
///
/// Nothing is folded before somebody starts it, but for inline projections, which emitters fold
/// once they have caught up. Nodes share the parts, and may come and go without a word: what a node
/// had under way is rolled back with its connection, and whoever looks next goes on.
///
/// Idle, a node asks the database about once a second, for all projections together, on a
/// connection beside the pool.
public interface Projections {
    /// The most events that are counted as not folded.
    int COUNT_MAX = 100_000;

    /// The most that [#setAside] returns.
    int LIMIT_MAX = 10_000;

    /// Starts with [ProjectionSettings#DEFAULTS].
    default void start() {
        start(ProjectionSettings.DEFAULTS);
    }

    /// Makes the projections known, and begins to fold. One that is new begins at the beginning of
    /// the log. Without effect when it runs, and when there are none.
    ///
    /// @throws DataException if a table is not there, or the database does not let it
    void start(ProjectionSettings settings);

    /// Begins nothing new, and lets the pages under way come to their end. Without effect when it
    /// does not run.
    ///
    /// @param limit after which what still runs is rolled back, to be folded again
    void stop(Duration limit);

    /// A place in the log that is at or behind all that was committed until now, and so behind what
    /// this thread has just committed: for [#await]. Costs a round trip.
    long token();

    /// Waits until readers see in a projection whatever was committed before a token.
    ///
    /// @return whether they do; false when the time is over before
    /// @throws DataException if there is no such projection, or the thread is interrupted
    boolean await(String projection, long token, Duration limit);

    /// All generations of all projections that were ever known, by name, the live one first.
    List<ProjectionStatus> list();

    /// Begins another generation of a projection, beside the live one: in empty tables like those,
    /// from the beginning of the log. All nodes fold it, and readers see nothing of it.
    ///
    /// @return the number of the generation
    /// @throws DataException if one is being built or an old one is kept, if the log has lost its
    ///   beginning, or if a table could not take the place of the other unnoticed
    int rebuild(String projection);

    /// Folds the generation that is being built on this thread, and on one for each of its parts,
    /// until it has caught up: for whoever has no node that runs, or is in a hurry.
    ///
    /// @param progress told of positions now and then, on several threads
    /// @throws DataException if nothing is being built, or it stands still
    void catchUp(String projection, Consumer<Progress> progress);

    /// How far something is.
    ///
    /// @param position of the part that is furthest behind
    /// @param until where the log ends
    record Progress(long position, long until) {}

    /// Brings the live generation and the one beside it to one position, and compares their rows as
    /// they are there, while both go on. Folding stops only for the last few events.
    ///
    /// @throws DataException if there is only one, or one of them stands still
    ProjectionComparison compare(String projection);

    /// Gives the names of the live tables to those of the generation that is being built, when that
    /// is at the end of the log: in one short transaction. Readers see the one or the other, and
    /// wait for a fraction of a second at the most. The one that was live is kept, and stands
    /// still.
    ///
    /// @return the number of the generation that is live now
    /// @throws DataException if nothing is being built, it stands still, has events set aside that
    ///   the live one has not, or a transaction has used a table for more than 30 s
    int swap(String projection);

    /// Goes back to the generation that was live before: folds what it has missed, on this thread,
    /// and swaps.
    ///
    /// @return the number of the generation that is live now
    /// @throws DataException as [#swap]
    int back(String projection);

    /// Drops the tables of the generation that is not live, be it old or being built.
    ///
    /// @return whether there was one
    boolean dropOld(String projection);

    /// Folds nothing more of a projection, on all nodes, until it is resumed. An inline one is
    /// folded by emitters no more, and catches up when it is resumed.
    ///
    /// @return whether there is such a projection
    boolean pause(String projection);

    /// Goes on with a projection that is paused, or that stands still: then with what failed.
    ///
    /// @return whether there is such a projection
    boolean resume(String projection);

    /// Sets the events aside at which a projection stands still, and goes on behind them. What
    /// comes later under the same key waits with them, until they are retried or discarded.
    ///
    /// @return whether it stood still
    boolean skip(String projection);

    /// What was set aside, by projection and position.
    ///
    /// @param limit how many at the most, 1 to [#LIMIT_MAX]
    List<SetAsideEvent> setAside(int limit);

    /// Folds what was set aside for a projection, as far as it can be read now: in its order for
    /// each key, and up to what cannot.
    ///
    /// @return how many events were folded
    int retry(String projection);

    /// Leaves an event out for ever that was set aside, and folds what waits behind it.
    ///
    /// @return whether it was set aside
    boolean discard(String projection, long position);

    /// Forgets a projection that this application does not have any more: how far it was, and
    /// generations beside the live one. The live tables stay; a migration drops them.
    ///
    /// @return whether it was known
    /// @throws DataException if this application has it
    boolean forget(String projection);
}
