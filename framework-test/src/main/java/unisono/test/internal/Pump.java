package unisono.test.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Supplier;

/// Carries bytes one way until the sender has no more. Holds one chunk; what else waits, waits in
/// the buffers of the two sockets. One thread.
final class Pump {
    private static final int CHUNK_BYTES = 16 << 10;

    private final Faults faults;
    private final Supplier<Duration> delay;
    private final Inspection inspection;

    Pump(Faults faults, Supplier<Duration> delay, Inspection inspection) {
        this.faults = faults;
        this.delay = delay;
        this.inspection = inspection;
    }

    /// Sees what comes before it goes on.
    @FunctionalInterface
    interface Inspection {
        /// Sees a chunk.
        ///
        /// @return whether it goes on
        boolean passes(byte[] chunk, int length);
    }

    void carry(InputStream from, OutputStream to) throws IOException, InterruptedException {
        var chunk = new byte[CHUNK_BYTES];
        boolean flowing = false;
        for (int length = from.read(chunk); length >= 0; length = from.read(chunk)) {
            if (inspection.passes(chunk, length)) {
                hold(flowing);
                to.write(chunk, 0, length);
            }
            // What came right behind belongs to the same burst, and was on its way meanwhile.
            flowing = from.available() > 0;
        }
    }

    private void hold(boolean flowing) throws InterruptedException {
        var latency = delay.get();
        if (!flowing && !latency.isZero()) {
            Thread.sleep(latency);
        }
        faults.awaitThaw();
    }
}
