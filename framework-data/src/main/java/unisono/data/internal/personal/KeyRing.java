package unisono.data.internal.personal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import unisono.data.DatabaseUnavailable;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.Units;

/// Opens what is personal, with keys that it remembers for a while. Thread-safe.
public final class KeyRing {
    /// How long a key that was destroyed on another node may still open something here.
    public static final Duration KEPT = Duration.ofSeconds(10);

    private static final int SIZE_MAX = 10_000;

    private record Known(Optional<SubjectKey> key, long since) {
        boolean isFresh() {
            return key.isEmpty() || System.nanoTime() - since < KEPT.toNanos();
        }
    }

    private final LazyDatabase database;
    private final Units units;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    public KeyRing(LazyDatabase database, Units units) {
        this.database = database;
        this.units = units;
    }

    /// Opens all that is sealed in a payload; null stands for what was erased.
    ///
    /// In a transaction it asks that one's connection, and otherwise borrows one.
    ///
    /// @throws DatabaseUnavailable if nobody says whether a key is there
    public JsonNode open(String event, JsonNode payload) {
        return PersonalJson.open(payload, text -> plain(event, text));
    }

    private byte @Nullable [] plain(String event, SealedText text) {
        return key(text.key()).map(key -> key.open(event, text)).orElse(null);
    }

    /// Nobody who decides by what was erased meets a key that was destroyed here.
    public void forget() {
        known.clear();
    }

    private Optional<SubjectKey> key(UUID id) {
        var remembered = known.get(id);
        if (remembered != null && remembered.isFresh()) {
            return remembered.key();
        }
        var found = new Known(find(id), System.nanoTime());
        if (known.size() >= SIZE_MAX) {
            known.clear();
        }
        known.put(id, found);
        return found.key();
    }

    private Optional<SubjectKey> find(UUID id) {
        if (units.active()) {
            return units.session().doReturningWork(connection -> SubjectTable.find(connection, id));
        }
        try {
            return database.get().read(connection -> SubjectTable.find(connection, id));
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database does not say whether personal data was erased: %s."
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
