package unisono.data.internal.delivery;

import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.OpenDatabase;
import unisono.data.internal.SqlCall;
import unisono.data.internal.SqlFailures;
import unisono.data.internal.delivery.FailureTable.Failure;

/// Writes down what became of deliveries, however long the database takes. Thread-safe.
final class Recorder {
    /// As often the one who was to write it tries when the database answers, and refuses it.
    private static final int TRIES = 4;

    private final OpenDatabase database;
    private final Identity me;
    private volatile boolean over;

    Recorder(OpenDatabase database, Identity me) {
        this.database = database;
        this.me = me;
    }

    void end() {
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /// Writes that one failed, and then goes on; when the database refuses that again and again, on
    /// another thread: until then its key waits, and no other.
    ///
    /// @param then not called when the node ends
    /// @return whether it was written by this thread, and `then` was called
    boolean fail(Mailbox mailbox, Item item, Failure failure, Then<Boolean> then)
            throws InterruptedException {
        return insist(
                new Writing<>(
                        outage(mailbox, " (position %d)".formatted(item.position())),
                        tries ->
                                connection -> {
                                    var said = tries == 0 ? failure : failure.inFewWords();
                                    FailureTable.fail(connection, item, said, me.name());
                                    return true;
                                },
                        then),
                TRIES);
    }

    /// Writes what must wait behind a parked key, in the same way.
    ///
    /// @param then told the keys behind which nothing waits; not called when the node ends
    void waits(Mailbox mailbox, List<Item> items, Then<List<String>> then)
            throws InterruptedException {
        var _ =
                insist(
                        new Writing<>(
                                outage(
                                        mailbox,
                                        " (from position %d on)"
                                                .formatted(items.getFirst().position())),
                                _ -> connection -> FailureTable.waits(connection, items),
                                then),
                        TRIES);
    }

    /// What is done when something was written.
    interface Then<T> {
        /// Goes on.
        ///
        /// @param written null if it was not this node's to do
        void take(@Nullable T written) throws InterruptedException;
    }

    /// @param how told how often it was refused
    private record Writing<T>(Outage outage, IntFunction<SqlCall<T>> how, Then<T> then) {
        @Nullable T on(OpenDatabase database, int refused) throws SQLException {
            try {
                T result = database.call(how.apply(refused));
                outage.over();
                return result;
            } catch (NotCompleted fenced) {
                return null;
            }
        }
    }

    private <T> boolean insist(Writing<T> writing, int tries) throws InterruptedException {
        int refused = 0;
        while (!over && refused < tries) {
            @Nullable T written;
            try {
                written = writing.on(database, refused);
            } catch (SQLException | RuntimeException failure) {
                refused += SqlFailures.isOutage(failure) ? 0 : 1;
                writing.outage().pause(failure);
                continue;
            }
            writing.then().take(written);
            return true;
        }
        if (!over) {
            Thread.ofVirtual().name("unisono-delivery-writing").start(() -> insist(writing));
        }
        return false;
    }

    private <T> void insist(Writing<T> writing) {
        try {
            var _ = insist(writing, Integer.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes that one is done that has a row of its own.
    void complete(Mailbox mailbox, Item item) throws InterruptedException {
        persist(
                mailbox,
                connection -> {
                    DoneTable.completeStored(connection, item);
                    return true;
                });
    }

    /// Takes away the row of one that was done before.
    void forget(Mailbox mailbox, Item item) throws InterruptedException {
        persist(
                mailbox,
                connection -> {
                    DoneTable.forget(connection, item);
                    return true;
                });
    }

    /// Does something on the database, however long that takes.
    ///
    /// @return null if it is no more for this node to do
    <T> @Nullable T persist(Mailbox mailbox, SqlCall<T> call) throws InterruptedException {
        var outage = outage(mailbox, "");
        while (!over) {
            try {
                T result = database.call(call);
                outage.over();
                return result;
            } catch (NotCompleted fenced) {
                return null;
            } catch (SQLException | RuntimeException failure) {
                outage.pause(failure);
            }
        }
        return null;
    }

    private static Outage outage(Mailbox mailbox, String which) {
        return new Outage(
                "What became of deliveries to %s is not written%s"
                        .formatted(mailbox.name(), which));
    }
}
