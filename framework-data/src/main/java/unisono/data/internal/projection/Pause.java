package unisono.data.internal.projection;

import java.time.Duration;
import unisono.data.DataException;

/// Waiting, of whoever was called by the application.
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("Interrupted while a projection was waited for.", e);
        }
    }
}
