package benchmarks.subscriptions;

import benchmarks.Named;
import benchmarks.RunOptions;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./unisono bench subscriptions`.
@Command(
        name = "subscriptions",
        description =
                "Measures what it costs to add a listener and to remove it again while the application runs, here and elsewhere.",
        footer = {
            "",
            "It stands alone, or beside 100,000 others; it is removed at once, or when it has",
            "heard one event. docs/performance.md says what each row is."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class SubscriptionsCommand implements Callable<Integer> {
    private static final int CONDITIONS = 4;

    @Mixin private RunOptions run;

    @Option(
            names = "--systems",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "",
            completionCandidates = Names.class,
            description = "only those whose name begins so: ${COMPLETION-CANDIDATES}")
    private List<String> systems;

    @Override
    public Integer call() {
        var registries = run.chosen(systems, Registry.values());
        run.begin(run.effort().announcement(registries.size(), CONDITIONS * registries.size()));
        var measurements = new ArrayList<Measurement>();
        boolean complete = true;
        for (var registry : registries) {
            complete &= run.measure(registry, () -> measurements.addAll(measure(registry)));
        }
        run.print(new Report(measurements));
        return complete ? 0 : 1;
    }

    private List<Measurement> measure(Registry registry) throws RunnerException {
        var options =
                run.effort()
                        .options(SubscriptionsBenchmark.class)
                        .param("registry", registry.name())
                        .build();
        return new Runner(options).run().stream().map(Measurement::of).toList();
    }

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Named.keys(Registry.values()).iterator();
        }
    }
}
