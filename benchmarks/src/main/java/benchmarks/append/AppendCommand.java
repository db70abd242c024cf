package benchmarks.append;

import benchmarks.Effort;
import benchmarks.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./unisono bench append`.
@Command(
        name = "append",
        description = "Measures what the log's exact order costs whoever appends to it.",
        footer = {
            "",
            "The ways take turns, in short rounds, and each is compared with the plain insert",
            "of its round. docs/performance.md says what each row is."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class AppendCommand implements Callable<Integer> {
    private static final int CONNECTIONS_MAX = 90;
    private static final int ROWS_MAX = 1_000;
    private static final int WARM_UP = 10;

    @Mixin private RunOptions run;

    @Option(
            names = "--connections",
            split = ",",
            paramLabel = "NUMBER",
            defaultValue = "1,16",
            description = "how many append at once; by default 1,16")
    private List<Integer> connections;

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "NUMBER",
            defaultValue = "1,10",
            description = "how many rows each transaction appends; by default 1,10")
    private List<Integer> rows;

    @Override
    public Integer call() throws Exception {
        var conditions = conditions();
        run.begin(announcement(conditions.size()));
        var measurements = new ArrayList<Measurement>();
        boolean complete = true;
        try (var logs = new Logs()) {
            for (var condition : conditions) {
                complete &= run.measure(condition, () -> measure(logs, condition, measurements));
            }
        }
        run.print(new Report(measurements));
        return complete ? 0 : 1;
    }

    private List<Condition> conditions() {
        refuse(connections, CONNECTIONS_MAX, "connections");
        refuse(rows, ROWS_MAX, "rows");
        return connections.stream()
                .distinct()
                .flatMap(many -> rows.stream().distinct().map(some -> new Condition(many, some)))
                .toList();
    }

    private void refuse(List<Integer> numbers, int max, String what) {
        if (!numbers.stream().allMatch(number -> number > 0 && number <= max)) {
            throw run.wrong("there are between 1 and %d %s.".formatted(max, what));
        }
    }

    private String announcement(int conditions) {
        var all =
                round().multipliedBy(
                                (long) conditions * (rounds() + WARM_UP) * Way.values().length);
        return "%d ways, %d conditions, %d rounds each: about %d minute(s)."
                .formatted(Way.values().length, conditions, rounds(), all.toMinutes() + 1);
    }

    /// The first rounds warm up. Every second one goes through the ways backwards, so that none
    /// profits from where it stands.
    private void measure(Logs logs, Condition condition, List<Measurement> measurements)
            throws Exception {
        var all = new EnumMap<Way, List<Round>>(Way.class);
        try (var crew = new Crew(logs, condition)) {
            for (int i = 0; i < WARM_UP + rounds(); i++) {
                var ways = i % 2 == 0 ? List.of(Way.values()) : List.of(Way.values()).reversed();
                for (var way : ways) {
                    all.computeIfAbsent(way, _ -> new ArrayList<>())
                            .add(crew.append(way, round().toNanos()));
                }
            }
        }
        var rounds = new EnumMap<Way, List<Round>>(Way.class);
        all.forEach((way, its) -> rounds.put(way, its.subList(WARM_UP, its.size())));
        rounds.forEach((way, its) ->
                measurements.add(
                        new Measurement(
                                condition, way, its, rounds.getOrDefault(Way.INSERT, its))));
    }

    private int rounds() {
        return run.effort() == Effort.QUICK ? 40 : 200;
    }

    private Duration round() {
        return run.effort() == Effort.QUICK ? Duration.ofMillis(50) : Duration.ofMillis(200);
    }
}
