package unisono.commands.middleware;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import unisono.commands.CommandMiddleware;
import unisono.commands.Handling;
import unisono.events.Refusal;

/// Counts commands, and measures how long each of them takes inside its transaction. A command
/// needs some ten bytes. Thread-safe.
public final class CommandTimings implements CommandMiddleware {
    private final Map<String, Timing> timings = new ConcurrentHashMap<>();

    /// Begins with none.
    public CommandTimings() {}

    /// What was measured of one command.
    ///
    /// @param command its text
    /// @param handled all, also those that were refused or failed
    /// @param max the longest one
    public record Timing(
            String command, long handled, long refused, long failed, Duration total, Duration max) {
        private Timing and(Timing one) {
            return new Timing(
                    command,
                    handled + one.handled,
                    refused + one.refused,
                    failed + one.failed,
                    total.plus(one.total),
                    max.compareTo(one.max) < 0 ? one.max : max);
        }
    }

    /// What was measured so far; what took most time in total comes first.
    public List<Timing> snapshot() {
        return timings.values().stream()
                .sorted(Comparator.comparing(Timing::total).reversed())
                .toList();
    }

    @Override
    public <C, R> R around(Handling<C, R> handling, Next<C, R> next) throws Exception {
        long start = System.nanoTime();
        long refused = 0;
        long failed = 1;
        try {
            var result = next.proceed();
            failed = 0;
            return result;
        } catch (Refusal refusal) {
            refused = 1;
            failed = 0;
            throw refusal;
        } finally {
            var took = Duration.ofNanos(System.nanoTime() - start);
            var name = handling.name().text();
            timings.merge(name, new Timing(name, 1, refused, failed, took, took), Timing::and);
        }
    }
}
