package benchmarks.dispatch;

import benchmarks.Named;
import benchmarks.RunOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./unisono bench dispatch`.
@Command(
        name = "dispatch",
        description =
                "Measures what one event costs on its way to its listeners, here and elsewhere.",
        footer = {
            "",
            "A call site is fresh while its JVM has seen only what is measured, and warmed",
            "when it has seen fifty other listeners before. docs/performance.md says what",
            "each row is."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class DispatchCommand implements Callable<Integer> {
    private static final int LISTENERS_MAX = 100;

    @Mixin private RunOptions run;

    @Option(
            names = "--systems",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "",
            completionCandidates = Names.class,
            description =
                    "only those whose name begins so, and the floor: ${COMPLETION-CANDIDATES}")
    private List<String> systems;

    @Option(
            names = "--listeners",
            split = ",",
            paramLabel = "NUMBER",
            defaultValue = "1,3,10",
            description = "how many listeners; by default 1,3,10")
    private List<Integer> listeners;

    @Option(
            names = "--sites",
            split = ",",
            paramLabel = "fresh|warmed",
            defaultValue = "fresh,warmed",
            description = "which call sites; by default both")
    private List<CallSite> sites;

    @Override
    public Integer call() {
        var plan = new Plan(contestants(), numbers(), sites, run.effort());
        run.begin(plan.toString());
        var measurements = new ArrayList<Measurement>();
        boolean complete = true;
        for (var contestant : plan.contestants()) {
            complete &=
                    run.measure(contestant, () -> measurements.addAll(plan.measure(contestant)));
        }
        run.print(new Report(measurements));
        return complete ? 0 : 1;
    }

    /// The floor always runs, because the others are compared with it.
    private List<Contestant> contestants() {
        var chosen = run.chosen(systems, Contestant.values());
        return Arrays.stream(Contestant.values())
                .filter(one -> one == Contestant.FLOOR || chosen.contains(one))
                .toList();
    }

    private List<Integer> numbers() {
        if (!listeners.stream().allMatch(number -> number > 0 && number <= LISTENERS_MAX)) {
            throw run.wrong(
                    "an event goes to between 1 and %d listeners.".formatted(LISTENERS_MAX));
        }
        return listeners.stream().distinct().toList();
    }

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Named.keys(Contestant.values()).iterator();
        }
    }
}
