package benchmarks.delivery;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Threads that share some work.
final class Hands {
    private Hands() {}

    /// One piece of it.
    interface Piece {
        void handle(int number) throws Exception;
    }

    /// Does the pieces 0 to one less than there are, each once.
    static void share(int hands, int pieces, Piece piece) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, Math.min(hands, pieces))
                            .mapToObj(first -> task(first, hands, pieces, piece))
                            .toList();
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("Work failed: " + e.getCause(), e);
        }
    }

    private static Callable<Boolean> task(int first, int step, int pieces, Piece piece) {
        return () -> {
            for (int number = first; number < pieces; number += step) {
                piece.handle(number);
            }
            return true;
        };
    }
}
