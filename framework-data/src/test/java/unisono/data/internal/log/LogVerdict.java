package unisono.data.internal.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/// Compares what the writers of a [LogRun] committed with what each of its readers saw.
record LogVerdict(List<Written> written, List<List<Seen>> seen) {
    /// @param number counts the commits of the key, from 1
    /// @param nanos when its commit had returned
    record Written(UUID id, String key, long number, long nanos) {
        Written at(long time) {
            return new Written(id, key, number, time);
        }
    }

    /// @param nanos when it was seen
    record Seen(UUID id, String key, long number, long nanos) {}

    /// What each reader should have seen and did not.
    long missed() {
        return seen.stream()
                .mapToLong(one -> {
                    var ids = one.stream().map(Seen::id).collect(Collectors.toSet());
                    return written.stream().filter(row -> !ids.contains(row.id())).count();
                })
                .sum();
    }

    /// What was seen although nobody committed it.
    long invented() {
        var ids = written.stream().map(Written::id).collect(Collectors.toSet());
        return seen.stream().flatMap(List::stream).filter(row -> !ids.contains(row.id())).count();
    }

    long doubled() {
        return seen.stream()
                .mapToLong(one -> {
                    var ids = new HashSet<UUID>();
                    return one.stream().filter(row -> !ids.add(row.id())).count();
                })
                .sum();
    }

    /// What did not come next under its key.
    long outOfOrder() {
        return seen.stream()
                .mapToLong(one -> {
                    var last = new HashMap<String, Long>();
                    return one.stream()
                            .filter(row -> row.number() != before(last, row) + 1)
                            .count();
                })
                .sum();
    }

    private static long before(HashMap<String, Long> last, Seen row) {
        var number = last.put(row.key(), row.number());
        return number == null ? 0 : number;
    }

    /// How long after its commit the first reader saw a row.
    ///
    /// @param share of the rows that were seen sooner, 0 to 1
    double lagMillis(double share) {
        var lags = lags();
        int index = (int) Math.min(lags.length - 1L, (long) (share * lags.length));
        return lags[index] / 1_000_000.0;
    }

    private long[] lags() {
        var times = new HashMap<UUID, Long>();
        seen.getFirst().forEach(row -> times.put(row.id(), row.nanos()));
        var lags = new ArrayList<Long>();
        for (var row : written) {
            var time = times.get(row.id());
            if (time != null) {
                lags.add(Math.max(0, time - row.nanos()));
            }
        }
        var sorted = lags.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d committed, %d readers: %d missed, %d invented, %d doubled, %d out of order; seen after %.1f ms (median), %.1f (99 %%), %.1f at the latest",
                written.size(),
                seen.size(),
                missed(),
                invented(),
                doubled(),
                outOfOrder(),
                lagMillis(0.5),
                lagMillis(0.99),
                lagMillis(1));
    }
}
