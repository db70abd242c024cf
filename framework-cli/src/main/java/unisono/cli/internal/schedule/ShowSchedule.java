package unisono.cli.internal.schedule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Schedules;

@Command(
        name = "show",
        description = {
            "Shows one planned emission, with its last failure; or what recurs, with its next times.",
            "If both have the name, what recurs is shown; say --module, or the id, for the other."
        },
        footer = {"", "Example: unisono events schedule show lending.sweep"})
final class ShowSchedule extends ApplicationCommand<Schedules> {
    private static final int TIMES = 5;

    @Mixin private final Output output = new Output();
    @Mixin private final WhichPlanned which = new WhichPlanned();

    ShowSchedule() {
        super(Schedules.class);
    }

    @Override
    protected ExitCode run(Schedules schedules) {
        var recurring =
                schedules.recurring().stream()
                        .filter(it -> !which.hasModule() && it.name().equals(which.name()))
                        .map(Recurring::of)
                        .findFirst();
        if (recurring.isPresent()) {
            var times = schedules.next(which.name(), TIMES);
            output.print(new Times(recurring.get(), times), text(recurring.get(), times));
        } else {
            show(schedules);
        }
        return ExitCode.DONE;
    }

    private void show(Schedules schedules) {
        long id = which.of(schedules).id();
        // Lists leave the failure out.
        var planned =
                Planned.of(
                        schedules
                                .find(id)
                                .orElseThrow(() -> which.because("it was emitted just now.")));
        output.print(planned, text(planned));
    }

    private static String text(Planned it) {
        var head = it.in(Planned.table()).toString();
        return it.error() == null
                ? head
                : "%s\nThe last failure:\n%s\n"
                        .formatted(
                                head,
                                it.error().stripTrailing().replaceAll("[\\p{Cc}&&[^\n\t]]", "?"));
    }

    private static String text(Recurring it, List<Instant> times) {
        var text = new StringBuilder(it.in(Recurring.table()).toString()).append("\nNext times:\n");
        times.forEach(time -> text.append(time).append('\n'));
        return text.toString();
    }

    /// What scripts read.
    record Times(@JsonUnwrapped Recurring recurring, List<Instant> times) {}
}
