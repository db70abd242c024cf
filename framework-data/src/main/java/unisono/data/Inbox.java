package unisono.data;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.inbox.InboxTable;
import unisono.events.Origin;

/// Does once what may come more than once: the note that it is done, with its answer, is a row of
/// the transaction that does it.
///
/// ```java
/// Receipt takeBack(String number, String book) {
///     var incoming = new Incoming("lending.returns", number, book);
///     return inbox.once(incoming, () -> "thank you for " + branch.taken(book));
/// }
/// ```
///
/// An id is that of one source, tenant and actor ([Origin#current()]): nobody meets what another
/// sent. It is known for at least [#KEPT]; what comes again later is done again. Costs two round
/// trips, and one when it was done before. Thread-safe.
public final class Inbox {
    /// How long it is known at least what was done. Two days more at the most, where somebody
    /// tidies.
    public static final Duration KEPT = Duration.ofDays(7);

    /// The longest answer, in characters.
    public static final int ANSWER_MAX = 1 << 20;

    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final Duration TIDY_EVERY = Duration.ofHours(6);

    private final LazyDatabase database;
    private final Transactions transactions;
    private final AtomicReference<Instant> tidied = new AtomicReference<>(Instant.MIN);

    Inbox(LazyDatabase database, Transactions transactions) {
        this.database = database;
        this.transactions = transactions;
    }

    /// Does the work, unless it was done; in the surrounding transaction, or in one of its own.
    /// Waits for whoever is just doing the same.
    ///
    /// @param work returns what repetitions are answered, at most [#ANSWER_MAX] characters
    /// @throws IncomingChanged if something else was done under this id
    /// @throws DatabaseUnavailable if somebody is doing the same for more than 10 seconds
    /// @throws X what the work throws, unchanged; everything is rolled back, and it was not done
    public <X extends Exception> Receipt once(Incoming incoming, Call<String, X> work) throws X {
        return take(incoming, work, true);
    }

    /// Does the work as [#once] does, and waits for nobody.
    ///
    /// @throws IncomingBusy if somebody is just doing the same
    public <X extends Exception> Receipt onceUnlessBusy(Incoming incoming, Call<String, X> work)
            throws X {
        return take(incoming, work, false);
    }

    private <X extends Exception> Receipt take(
            Incoming incoming, Call<String, X> work, boolean waiting) throws X {
        tidyNowAndThen();
        var table = new InboxTable(incoming, Origin.current());
        return transactions.<Receipt, X>call(() -> {
            @Nullable Receipt done =
                    transactions
                            .session()
                            .<@Nullable Receipt>doReturningWork(
                                    connection -> table.lockAndFind(connection, waiting));
            return done == null ? first(table, work) : done;
        });
    }

    private <X extends Exception> Receipt first(InboxTable table, Call<String, X> work) throws X {
        var answer = work.call();
        if (answer.length() > ANSWER_MAX) {
            throw new DataException(
                    "The answer to something incoming has %d characters, and at most %d are kept. Answer with the id of what is large."
                            .formatted(answer.length(), ANSWER_MAX));
        }
        var at =
                transactions
                        .session()
                        .doReturningWork(connection -> table.insert(connection, answer));
        return new Receipt(answer, false, at);
    }

    /// Empties what nobody needs any more. Who takes something does so by himself, every six hours.
    public void tidy() {
        try {
            database.get().read(connection -> InboxTable.tidy(connection, KEPT));
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The inbox cannot be tidied: %s.".formatted(e.getMessage()), e);
        }
    }

    private void tidyNowAndThen() {
        var last = tidied.get();
        var now = Instant.now();
        if (now.minus(TIDY_EVERY).isAfter(last) && tidied.compareAndSet(last, now)) {
            Thread.ofVirtual().name("unisono-inbox-tidy").start(this::tidyQuietly);
        }
    }

    private void tidyQuietly() {
        try {
            tidy();
        } catch (RuntimeException failure) {
            LOGGER.debug("The inbox is tidied another time.", failure);
        }
    }
}
