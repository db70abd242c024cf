package unisono.cli.internal.schedule;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Refused;
import unisono.data.Schedules;

@Command(
        name = "list",
        description = {
            "Lists what is planned, what of it failed first, and what recurs.",
            "retry: tried again when due. failed: given up, and waits for you."
                    + " nobody: this application does not declare it."
        },
        footer = {"", "Example: unisono events schedule list --failed"})
final class ListSchedule extends ApplicationCommand<Schedules> {
    @Mixin private final Output output = new Output();

    @Option(names = "--failed", description = "only what failed for good")
    private boolean failed;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description =
                    "how many that failed, and how many that are planned, from 1 to "
                            + Schedules.LIMIT_MAX
                            + "; by default 100")
    private int limit;

    @Spec private @Nullable CommandSpec command;

    ListSchedule() {
        super(Schedules.class);
    }

    @Override
    protected ExitCode run(Schedules schedules) {
        var document =
                new Document(
                        Refused.orDone(command, () -> planned(schedules)),
                        failed
                                ? List.of()
                                : schedules.recurring().stream().map(Recurring::of).toList());
        output.print(document, text(document));
        return ExitCode.DONE;
    }

    private List<Planned> planned(Schedules schedules) {
        var pending = failed ? Stream.<Planned>of() : planned(schedules, false);
        return Stream.concat(planned(schedules, true), pending).toList();
    }

    private Stream<Planned> planned(Schedules schedules, boolean which) {
        return schedules.list(which, limit).stream().map(Planned::of);
    }

    private String text(Document it) {
        var planned = Planned.table();
        it.planned.forEach(one -> one.in(planned));
        var recurring = Recurring.table();
        it.recurring.forEach(one -> one.in(recurring));
        var first =
                it.planned.isEmpty()
                        ? failed ? "Nothing failed.\n" : "Nothing is planned.\n"
                        : planned.toString();
        return it.recurring.isEmpty() ? first : first + "\n" + recurring;
    }

    /// What scripts read.
    record Document(List<Planned> planned, List<Recurring> recurring) {}
}
