package unisono.data.internal.delivery;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys of which something failed. Guarded by the listener's [Mailbox].
///
/// What comes for such a key is written into the database, by another thread than the one that
/// takes the key up again: so it is counted who is about to write, and what was written.
final class ParkedKeys {
    private final Map<String, Place> places = new HashMap<>();

    /// Of the one who takes up what waits behind a key. The key may be parked anew before it ends.
    static final class Turn {
        private final Place place;

        private Turn(Place place) {
            this.place = place;
        }

        void end() {
            place.continuing = false;
        }
    }

    private static final class Place {
        private final int slot;
        private int writing;
        private long written;
        private boolean continuing;

        Place(int slot) {
            this.slot = slot;
        }
    }

    void park(String key, int slot) {
        places.putIfAbsent(key, new Place(slot));
    }

    /// Announces one more that must be written, if the key is parked.
    boolean join(String key) {
        var place = places.get(key);
        if (place == null) {
            return false;
        }
        place.writing++;
        return true;
    }

    /// One that was announced is written.
    void written(@Nullable String key) {
        var place = key == null ? null : places.get(key);
        if (place != null) {
            place.writing--;
            place.written++;
        }
    }

    /// How often; negative while somebody is about to.
    long writtenBehind(String key) {
        var place = places.get(key);
        if (place == null) {
            return 0;
        }
        return place.writing > 0 ? -1 : place.written;
    }

    boolean unpark(String key, long written) {
        var place = places.get(key);
        if (place != null && (place.writing > 0 || place.written != written)) {
            return false;
        }
        places.remove(key);
        return true;
    }

    @Nullable Turn beginContinuing(String key) {
        var place = places.get(key);
        if (place == null || place.continuing) {
            return null;
        }
        place.continuing = true;
        return new Turn(place);
    }

    void lose(int slot) {
        places.values().removeIf(place -> place.slot == slot);
    }
}
