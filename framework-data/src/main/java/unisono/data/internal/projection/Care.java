package unisono.data.internal.projection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import unisono.data.internal.delivery.Backoff;
import unisono.data.projection.ProjectionSettings;

/// How carefully a part is folded: after a page that failed event by event, until all of that page
/// is behind it, so that the one that fails is found and all before it is done. One thread.
final class Care {
    private static final Duration CAP = Duration.ofMinutes(1);

    private final ProjectionSettings settings;
    private int singly;
    private int attempts;

    Care(ProjectionSettings settings) {
        this.settings = settings;
    }

    /// How many events the next page may have.
    int limit() {
        return singly > 0 ? 1 : settings.pageMax();
    }

    void passed() {
        attempts = 0;
        singly = Math.max(0, singly - 1);
    }

    /// How long to wait before the next attempt; empty when there is none.
    Optional<Duration> failed() {
        if (singly == 0) {
            singly = settings.pageMax();
            return Optional.of(Duration.ZERO);
        }
        attempts++;
        if (attempts >= settings.attemptsMax()) {
            attempts = 0;
            return Optional.empty();
        }
        var backoff = new Backoff(settings.backoff(), CAP);
        return Optional.of(backoff.after(attempts, ThreadLocalRandom.current()));
    }
}
