package unisono.data;

import org.jspecify.annotations.Nullable;
import unisono.data.internal.Units;
import unisono.data.internal.personal.KeyRing;
import unisono.data.internal.personal.Subject;
import unisono.data.internal.personal.SubjectTable;
import unisono.events.Origin;
import unisono.events.Timing;

/// Erases a person's data from all events, by destroying the key that it is encrypted with.
///
/// What a [payload][unisono.events.Personal] has of the subject is read as null from then on, by
/// listeners, replays and the log; the events themselves stay, with all that is not personal. On
/// other nodes a key that was just used may be remembered for ten seconds. What listeners wrote
/// into tables of their own is theirs to delete, in the same transaction if they hear of it: emit
/// an event. Backups have the keys of their day; the keys alone are in the schema `unisono_keys`,
/// so that they can be left out or kept for a shorter time.
///
/// A subject belongs to a tenant, that of [Origin#current()]. One who comes back gets another key.
/// Thread-safe.
public final class Erasure {
    private final Transactions transactions;
    private final Units units;
    private final KeyRing keys;

    Erasure(Transactions transactions, Units units, KeyRing keys) {
        this.transactions = transactions;
        this.units = units;
        this.keys = keys;
    }

    /// Destroys the key of a subject. Joins a transaction, or makes one; it is done when that
    /// commits, and cannot be taken back. Waits for transactions that are just storing something of
    /// the subject. Who did it is kept: the actor of [Origin#current()].
    ///
    /// @param subject as the events name it
    /// @return whether there was one; nothing personal is stored of a subject that has none
    public boolean erase(String subject) {
        var erased = subject(subject);
        return transactions.call(() -> {
            boolean done =
                    transactions
                            .session()
                            .doReturningWork(connection ->
                                    SubjectTable.erase(
                                            connection, erased, Origin.current().actor()));
            units.defer(Timing.AFTER_COMMIT, keys::forget);
            return done;
        });
    }

    /// What is known of a subject. Joins a transaction, or makes one.
    public SubjectTrace trace(String subject) {
        var asked = subject(subject);
        return transactions
                .readOnly()
                .call(() -> {
                    var trace =
                            transactions
                                    .session()
                                    .doReturningWork(
                                            connection -> SubjectTable.look(connection, asked));
                    return new SubjectTrace(trace.kept(), trace.erased());
                });
    }

    private static Subject subject(@Nullable String id) {
        if (id == null || id.isBlank()) {
            throw new IllegalArgumentException(
                    "A subject has no id. Say the one that the events name.");
        }
        return Subject.of(Origin.current().tenant(), id);
    }
}
