package unisono.data.internal.personal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The keys of subjects. Stateless.
///
/// **Why a lock**: what is sealed with a key and committed after the key was destroyed would be
/// lost, and nobody would have erased it. Who seals shares an advisory lock on the subject until
/// the end of the transaction; who erases has it alone, and waits. It writes nothing, as a lock on
/// the row would. It is one of two numbers, other than the floors of the log.
///
/// **Why statements in one request**: who has waited for the lock must look with a snapshot that is
/// newer than the commit of whom it waited for.
public final class SubjectTable {
    private static final int LOCKS = 0x534B;

    private static final String TAKE =
            """
            select pg_advisory_xact_lock_shared(?, hashtext(encode(subject, 'hex'))) from unnest(?) subject;
            insert into unisono_keys.subject_key (subject, secret)
            select subject, secret from unnest(?, ?) as fresh (subject, secret)
             where not exists (select from unisono_keys.subject_key k
                                where k.subject = fresh.subject and k.secret is not null)
             order by subject
            on conflict (subject) where secret is not null do nothing;
            select id, subject, secret from unisono_keys.subject_key
             where subject = any (?) and secret is not null
            """;

    private static final String FIND =
            "select secret from unisono_keys.subject_key where id = ? and secret is not null";

    private static final String ERASE =
            """
            select pg_advisory_xact_lock(?, hashtext(encode(?, 'hex')));
            update unisono_keys.subject_key
               set secret = null, erased_at = clock_timestamp(), erased_by = ?
             where subject = ? and secret is not null
            """;

    private static final String LOOK =
            """
            select count(secret) > 0 as kept, max(erased_at) as erased from unisono_keys.subject_key
             where subject = ?
            """;

    private SubjectTable() {}

    /// Keeps the keys of these subjects from being destroyed until the end of the transaction, and
    /// makes those that are missing. One round trip.
    public static Map<Subject, SubjectKey> take(Connection connection, Collection<Subject> subjects)
            throws SQLException {
        var sorted = new TreeSet<>(subjects);
        var hashes = connection.createArrayOf("bytea", hashes(sorted));
        var secrets = sorted.stream().map(_ -> SubjectKey.random()).toArray(byte[][]::new);
        try (var take = connection.prepareStatement(TAKE)) {
            take.setInt(1, LOCKS);
            take.setArray(2, hashes);
            take.setArray(3, hashes);
            take.setArray(4, connection.createArrayOf("bytea", secrets));
            take.setArray(5, hashes);
            take.execute();
            take.getMoreResults();
            take.getMoreResults();
            return keys(take, sorted);
        }
    }

    private static byte[][] hashes(Collection<Subject> subjects) {
        return subjects.stream().map(Subject::hash).toArray(byte[][]::new);
    }

    private static Map<Subject, SubjectKey> keys(
            PreparedStatement take, Collection<Subject> subjects) throws SQLException {
        var found = new HashMap<String, SubjectKey>();
        try (var rows = take.getResultSet()) {
            while (rows.next()) {
                var key = new SubjectKey(rows.getObject(1, UUID.class), rows.getBytes(3));
                found.put(text(rows.getBytes(2)), key);
            }
        }
        var keys = new HashMap<Subject, SubjectKey>();
        subjects.forEach(subject -> keys.put(subject, found.get(text(subject.hash()))));
        return keys;
    }

    private static String text(byte[] hash) {
        return java.util.HexFormat.of().formatHex(hash);
    }

    /// A key by its id; empty when it was destroyed.
    static Optional<SubjectKey> find(Connection connection, UUID id) throws SQLException {
        try (var select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new SubjectKey(id, row.getBytes(1)))
                        : Optional.empty();
            }
        }
    }

    /// Destroys the key of a subject; whether there was one. Waits for those who are sealing.
    public static boolean erase(Connection connection, Subject subject, @Nullable String actor)
            throws SQLException {
        try (var erase = connection.prepareStatement(ERASE)) {
            erase.setInt(1, LOCKS);
            erase.setBytes(2, subject.hash());
            erase.setString(3, actor);
            erase.setBytes(4, subject.hash());
            erase.execute();
            erase.getMoreResults();
            return erase.getUpdateCount() > 0;
        }
    }

    /// What is known of a subject.
    ///
    /// @param kept whether there is a key now
    /// @param erased when one was destroyed last; null if none ever was
    public record Trace(boolean kept, @Nullable Instant erased) {}

    public static Trace look(Connection connection, Subject subject) throws SQLException {
        try (var select = connection.prepareStatement(LOOK)) {
            select.setBytes(1, subject.hash());
            try (var row = select.executeQuery()) {
                row.next();
                return new Trace(row.getBoolean("kept"), erased(row));
            }
        }
    }

    private static @Nullable Instant erased(ResultSet row) throws SQLException {
        var erased = row.getObject("erased", OffsetDateTime.class);
        return erased == null ? null : erased.toInstant();
    }
}
