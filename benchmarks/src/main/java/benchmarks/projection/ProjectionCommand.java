package benchmarks.projection;

import benchmarks.Effort;
import benchmarks.RunOptions;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./unisono bench projection`.
@Command(
        name = "projection",
        description = "Measures what it costs to fold the log into a read model.",
        footer = {
            "",
            "The ways take turns, and each is compared with the plain select of its round.",
            "docs/performance.md says what each row is."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class ProjectionCommand implements Callable<Integer> {
    private static final long EVENTS_MAX = 100_000_000;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Mixin private RunOptions run;

    @Option(
            names = "--events",
            paramLabel = "NUMBER",
            defaultValue = "1000000",
            description = "how many the log has; by default 1,000,000")
    private long events;

    @Option(
            names = "--customers",
            paramLabel = "NUMBER",
            defaultValue = "75000",
            description = "how many rows the read model gets; by default 75,000")
    private long customers;

    @Override
    public Integer call() throws Exception {
        refuse(events, "events");
        refuse(customers, "customers");
        run.begin("%,d events of %,d customers, %d rounds.".formatted(events, customers, rounds()));
        var rounds = new EnumMap<Way, List<Round>>(Way.class);
        try (var store = new Store(events, customers)) {
            run.say("The log is filled.");
            measure(store, new EnumMap<>(Way.class), 1);
            measure(store, rounds, rounds());
        }
        var plain = rounds.getOrDefault(Way.SELECT, List.of());
        run.print(
                new Report(
                        rounds.entrySet().stream()
                                .map(one -> new Measurement(one.getKey(), one.getValue(), plain))
                                .toList()));
        return 0;
    }

    private void refuse(long number, String what) {
        if (number < 1 || number > EVENTS_MAX) {
            throw run.wrong("there are between 1 and %,d %s.".formatted(EVENTS_MAX, what));
        }
    }

    private int rounds() {
        return run.effort() == Effort.QUICK ? 3 : 7;
    }

    /// Every second round goes through the ways backwards.
    private static void measure(Store store, Map<Way, List<Round>> rounds, int count)
            throws SQLException {
        for (int i = 0; i < count; i++) {
            var ways = List.of(Way.values());
            for (var way : i % 2 == 0 ? ways : ways.reversed()) {
                rounds.computeIfAbsent(way, _ -> new ArrayList<>()).add(round(store, way));
            }
        }
    }

    static Round round(Store store, Way way) throws SQLException {
        way.before(store);
        try {
            long cpu = SYSTEM.getProcessCpuTime();
            long began = System.nanoTime();
            long events = way.run(store);
            return new Round(events, System.nanoTime() - began, SYSTEM.getProcessCpuTime() - cpu);
        } finally {
            way.after(store);
        }
    }
}
