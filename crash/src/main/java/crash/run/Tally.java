package crash.run;

import crash.check.Recovery;
import crash.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What all rounds together have shown.
final class Tally {
    private final TreeMap<String, List<Long>> recoveries = new TreeMap<>();
    private long emissions;
    private long effects;
    private long repeated;
    private long violations;

    void add(Verdict verdict) {
        emissions += verdict.emissions();
        effects += verdict.effects();
        repeated += verdict.repeated();
        violations += verdict.violations().size();
        verdict.recoveries().forEach(this::add);
    }

    private void add(Recovery recovery) {
        recoveries
                .computeIfAbsent(recovery.fault().kind(), _ -> new ArrayList<>())
                .add(recovery.millis());
    }

    boolean isKept() {
        return violations == 0;
    }

    void print(Consumer<String> out) {
        out.accept("");
        out.accept("kind              faults  full rate again, median and worst");
        recoveries.forEach((kind, times) -> {
            times.sort(null);
            out.accept(
                    "%-16s %7d  %6.1f s %6.1f s"
                            .formatted(
                                    kind,
                                    times.size(),
                                    times.get(times.size() / 2) / 1e3,
                                    times.getLast() / 1e3));
        });
        out.accept(
                "%d faults, %d emissions, %d effects, %d of them repeated, %d violations"
                        .formatted(
                                recoveries.values().stream().mapToInt(List::size).sum(),
                                emissions,
                                effects,
                                repeated,
                                violations));
    }
}
