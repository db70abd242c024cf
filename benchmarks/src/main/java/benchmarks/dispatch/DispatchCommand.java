package benchmarks.dispatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./unisono bench dispatch`: the table goes to stdout, what is being measured to stderr.
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

    @Option(names = "--quick", description = "one short fork each: the order of magnitude")
    private boolean quick;

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

    @Option(names = "--json", paramLabel = "FILE", description = "write the figures there, too")
    private @Nullable Path json;

    @Spec private CommandSpec command;

    @Override
    public Integer call() {
        var plan = new Plan(contestants(), numbers(), sites, quick ? Effort.QUICK : Effort.FULL);
        write("");
        say(plan.toString());
        var measurements = new ArrayList<Measurement>();
        boolean complete = true;
        for (var contestant : plan.contestants()) {
            complete &= measure(plan, contestant, measurements);
        }
        print(new Report(measurements));
        return complete ? 0 : 1;
    }

    /// The floor always runs, because the others are compared with it.
    private List<Contestant> contestants() {
        for (var name : systems) {
            if (Arrays.stream(Contestant.values()).noneMatch(one -> one.isNamed(name))) {
                throw wrong(
                        "no system's name begins with \"%s\". There are: %s."
                                .formatted(name, String.join(", ", new Names())));
            }
        }
        return Arrays.stream(Contestant.values())
                .filter(one -> one == Contestant.FLOOR || systems.stream().anyMatch(one::isNamed))
                .toList();
    }

    private List<Integer> numbers() {
        if (!listeners.stream().allMatch(number -> number > 0 && number <= LISTENERS_MAX)) {
            throw wrong("an event goes to between 1 and %d listeners.".formatted(LISTENERS_MAX));
        }
        return listeners.stream().distinct().toList();
    }

    /// One that fails takes nothing from the others.
    private boolean measure(Plan plan, Contestant contestant, List<Measurement> measurements) {
        say("%s …".formatted(contestant.words()));
        try {
            measurements.addAll(plan.measure(contestant));
            return true;
        } catch (RunnerException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            say("%s failed: %s".formatted(contestant.words(), cause));
            return false;
        }
    }

    private void print(Report report) {
        write(report.json());
        var out = command.commandLine().getOut();
        out.print(report);
        out.flush();
    }

    /// Also before anything is measured: half an hour later is too late to hear that it fails.
    private void write(String document) {
        try {
            if (json != null) {
                Files.writeString(json, document);
            }
        } catch (IOException e) {
            throw wrong("%s cannot be written: %s.".formatted(json, e));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private void say(String words) {
        var err = command.commandLine().getErr();
        err.println(words);
        err.flush();
    }

    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Contestant.values()).map(Contestant::key).iterator();
        }
    }
}
