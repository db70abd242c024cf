package crash.check;

import crash.check.Violation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Measures how soon after each fault every listener is at its full rate again: when in some second
/// it does four fifths of what it did before anything was broken. Counts what the sender emitted,
/// which is the same number in each second that the database lets it.
final class Rates {
    /// How long a recovery may take.
    static final long LIMIT_MILLIS = 12_000;

    private static final long WINDOW_MILLIS = 1_000;
    private static final long STEP_MILLIS = 100;

    /// What is done in the first seconds is done by code that is not compiled yet.
    private static final long WARMING_MILLIS = 1_000;

    private static final double FULL = 0.8;
    private static final long NEVER = -1;

    private final History history;
    private final Map<String, long[]> times = new HashMap<>();
    private final Map<String, Double> before = new HashMap<>();
    private final long end;

    private Rates(History history) {
        this.history = history;
        for (var promise : history.promises()) {
            times.put(
                    promise.listener(),
                    history.effectsOf(promise).stream()
                            .filter(effect -> Emitted.isSteady(effect.id()))
                            .mapToLong(Effect::at)
                            .sorted()
                            .toArray());
        }
        this.end =
                times.values().stream()
                        .filter(each -> each.length > 0)
                        .mapToLong(each -> each[each.length - 1])
                        .max()
                        .orElse(0);
        history.firstFault().ifPresent(this::measureBefore);
    }

    private void measureBefore(long firstFault) {
        times.forEach((listener, each) -> before.put(listener, median(each, firstFault)));
    }

    /// Per window, until the first fault.
    private static double median(long[] times, long until) {
        long from = times.length == 0 ? until : times[0] + WARMING_MILLIS;
        var counts = new ArrayList<Integer>();
        for (long at = from; at + WINDOW_MILLIS <= until; at += WINDOW_MILLIS) {
            counts.add(count(times, at));
        }
        counts.sort(null);
        return counts.isEmpty() ? 0 : counts.get(counts.size() / 2);
    }

    private static int count(long[] times, long from) {
        return index(times, from + WINDOW_MILLIS) - index(times, from);
    }

    /// How many are earlier.
    private static int index(long[] times, long at) {
        int found = Arrays.binarySearch(times, at);
        while (found > 0 && times[found - 1] == at) {
            found--;
        }
        return found < 0 ? -found - 1 : found;
    }

    static List<Recovery> of(History history) {
        var rates = new Rates(history);
        return history.faults().stream().map(rates::recovery).toList();
    }

    private Recovery recovery(Fault fault) {
        var slowest = "";
        long longest = NEVER;
        for (var promise : history.promises()) {
            long took = recovery(fault, promise.listener());
            if (took == NEVER) {
                return new Recovery(fault, NEVER, promise.listener(), true);
            }
            if (took > longest) {
                longest = took;
                slowest = promise.listener();
            }
        }
        return new Recovery(fault, longest, slowest, isBeside(fault, fault.lifted() + longest));
    }

    private long recovery(Fault fault, String listener) {
        var each = times.getOrDefault(listener, new long[0]);
        double wanted = FULL * before.getOrDefault(listener, 0.0);
        for (long at = fault.lifted(); at <= end; at += STEP_MILLIS) {
            if (count(each, at) >= wanted) {
                return at - fault.lifted();
            }
        }
        return NEVER;
    }

    private boolean isBeside(Fault fault, long until) {
        return history.faults().stream()
                .anyMatch(other ->
                        other.number() != fault.number() && other.isBetween(fault.began(), until));
    }

    /// A fault beside which there were others has until the last of these is over.
    static List<Violation> tooSlow(History history, List<Recovery> recoveries) {
        return recoveries.stream()
                .filter(recovery ->
                        !recovery.isSeen() || recovery.end() > latest(history, recovery))
                .map(recovery -> new Violation(Kind.SLOW, recovery.toString()))
                .toList();
    }

    private static long latest(History history, Recovery recovery) {
        return history.faults().stream()
                        .filter(other ->
                                other.number() == recovery.fault().number()
                                        || other.isBetween(
                                                recovery.fault().began(), recovery.end()))
                        .mapToLong(other ->
                                other.number() == recovery.fault().number()
                                        ? other.lifted()
                                        : other.over())
                        .max()
                        .orElseThrow()
                + LIMIT_MILLIS;
    }
}
