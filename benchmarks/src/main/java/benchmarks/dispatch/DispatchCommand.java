package benchmarks.dispatch;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./unisono bench dispatch`.
@Command(
        name = "dispatch",
        description = "Measures what one event costs on its way to 1, 3 and 10 listeners.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class DispatchCommand implements Callable<Integer> {
    @Option(
            names = "--quick",
            description = "One short fork each: the order of magnitude, in a few minutes.")
    private boolean quick;

    @Option(
            names = "--systems",
            split = ",",
            paramLabel = "SYSTEM",
            description = "Only systems whose name begins so. There are: ${COMPLETION-CANDIDATES}")
    private List<String> systems = List.of("");

    @Option(names = "--listeners", split = ",", paramLabel = "NUMBER", defaultValue = "1,3,10")
    private List<Integer> listeners;

    @Option(names = "--sites", split = ",", paramLabel = "SITE", defaultValue = "FRESH,WARMED")
    private List<CallSite> sites;

    @Spec private CommandSpec command;

    @Override
    public Integer call() throws RunnerException {
        var plan =
                new Plan(chosen(), listeners, sites, quick ? Plan.Effort.QUICK : Plan.Effort.FULL);
        say("This takes about %d minutes.".formatted(plan.duration().toMinutes() + 1));
        var measurements = new ArrayList<Measurement>();
        for (var contestant : plan.contestants()) {
            say("%s …".formatted(contestant.words()));
            measurements.addAll(plan.measure(contestant));
        }
        var out = command.commandLine().getOut();
        out.print(new Report(measurements));
        out.flush();
        return 0;
    }

    /// The floor always runs, because the others are compared with it.
    private List<Contestant> chosen() {
        return Arrays.stream(Contestant.values())
                .filter(one ->
                        one == Contestant.FLOOR || systems.stream().anyMatch(one.key()::startsWith))
                .toList();
    }

    private void say(String words) {
        PrintWriter err = command.commandLine().getErr();
        err.println(words);
        err.flush();
    }
}
