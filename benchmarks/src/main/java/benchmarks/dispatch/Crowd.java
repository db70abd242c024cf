package benchmarks.dispatch;

import benchmarks.station.Listeners;
import java.util.ArrayList;
import java.util.stream.IntStream;

/// Fifty listeners, none of which is measured, and which the JIT has seen before those that are.
final class Crowd {
    private static final int FIRST = 101;
    private static final int[] SIZES = {1, 3, 10, 1, 3, 10, 1, 3, 10, 1, 3, 1, 3};

    /// Enough for the JIT to compile each call, and to know that it may lead anywhere.
    static final int ROUNDS = 20_000;

    private Crowd() {}

    /// Sends events through a contestant in turn to all of them, in groups of the sizes that are
    /// measured.
    static void passThrough(Contestant contestant, int rounds) {
        var dispatches = new ArrayList<Dispatch>();
        int first = FIRST;
        for (int size : SIZES) {
            dispatches.add(contestant.open(Listeners.numbered(first, size)));
            first += size;
        }
        IntStream.range(0, rounds).forEach(_ -> dispatches.forEach(Dispatch::once));
        dispatches.forEach(Dispatch::close);
    }
}
