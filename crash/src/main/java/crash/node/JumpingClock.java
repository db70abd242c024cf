package crash.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The application's clock, which somebody sets wrong. Thread-safe.
final class JumpingClock implements InstantSource {
    private volatile Duration wrongBy = Duration.ZERO;

    void jump(Duration by) {
        wrongBy = by;
    }

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(wrongBy);
    }
}
