package unisono.data.internal.replay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unisono.data.DryRun;
import unisono.data.DryRun.Failure;
import unisono.data.DryRun.Table;

/// Counts what a dry run would have done. One thread.
final class Tally {
    private final Map<String, Touched> tables = new TreeMap<>();
    private final Map<String, Long> emitted = new HashMap<>();
    private final Map<String, Failure> failures = new LinkedHashMap<>();

    void emitted(List<String> names) {
        names.forEach(name -> emitted.merge(name, 1L, Long::sum));
    }

    void failed(long position, Throwable failure) {
        var type = failure.getClass().getName();
        failures.merge(
                type,
                new Failure(type, 1, position, String.valueOf(failure.getMessage())),
                (first, _) -> new Failure(type, first.count() + 1, first.first(), first.message()));
    }

    void touched(Map<String, Touched> before, Map<String, Touched> after) {
        after.forEach((table, rows) -> {
            var more = rows.minus(before.getOrDefault(table, Touched.NOTHING));
            if (!more.equals(Touched.NOTHING)) {
                tables.merge(table, more, Touched::plus);
            }
        });
    }

    DryRun report(long events, long position, boolean complete, int transactions) {
        var touched =
                tables.entrySet().stream()
                        .map(table ->
                                new Table(
                                        table.getKey(),
                                        table.getValue().inserted(),
                                        table.getValue().updated(),
                                        table.getValue().deleted()))
                        .toList();
        var frequent =
                failures.values().stream()
                        .sorted(Comparator.comparingLong(Failure::count).reversed())
                        .toList();
        return new DryRun(events, position, complete, transactions, touched, emitted, frequent);
    }
}
