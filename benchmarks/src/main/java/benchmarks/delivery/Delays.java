package benchmarks.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long events took until they were handled, from two moments: when their commit began and when
/// it returned. By one clock, which all processes of a machine share.
record Delays(List<Double> fromBegin, List<Double> fromReturn) {
    private static final double NANOS_OF_A_MICRO = 1e3;
    private static final int EMITTED = 3;
    private static final int HEARD = 2;

    /// @param emitted as [Player#emitSlowly(int)] tells
    /// @param heard as [Player#heard()] tells, of one node
    static Delays of(List<Long> emitted, List<Long> heard) {
        var times = new HashMap<Long, Long>();
        for (int i = 0; i < heard.size(); i += HEARD) {
            times.putIfAbsent(heard.get(i), heard.get(i + 1));
        }
        return of(emitted, times);
    }

    private static Delays of(List<Long> emitted, Map<Long, Long> times) {
        var begin = new ArrayList<Double>();
        var end = new ArrayList<Double>();
        for (int i = 0; i < emitted.size(); i += EMITTED) {
            var at = times.get(emitted.get(i));
            if (at != null) {
                begin.add(micros(at - emitted.get(i + 1)));
                end.add(micros(at - emitted.get(i + 2)));
            }
        }
        return new Delays(sorted(begin), sorted(end));
    }

    /// Where the handler was faster than the return of the commit, that is no delay.
    private static double micros(long nanos) {
        return Math.max(0, nanos) / NANOS_OF_A_MICRO;
    }

    private static List<Double> sorted(List<Double> numbers) {
        return numbers.stream().sorted().toList();
    }

    int size() {
        return fromReturn.size();
    }

    /// The value that so much of them does not pass; 0 if there are none.
    static double quantile(List<Double> sorted, double share) {
        if (sorted.isEmpty()) {
            return 0;
        }
        return sorted.get(Math.min(sorted.size() - 1, (int) (share * sorted.size())));
    }
}
