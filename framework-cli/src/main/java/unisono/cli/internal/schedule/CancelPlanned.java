package unisono.cli.internal.schedule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Sure;
import unisono.data.Schedules;

@Command(
        name = "cancel",
        description = "Takes back what is planned, or has failed: it is never emitted.",
        footer = {"", "Example: unisono events schedule cancel book-7 --module lending --yes"})
final class CancelPlanned extends ApplicationCommand<Schedules> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichPlanned which = new WhichPlanned();
    @Mixin private final Sure sure = new Sure();

    CancelPlanned() {
        super(Schedules.class);
    }

    @Override
    protected ExitCode run(Schedules schedules) {
        var planned = which.of(schedules);
        sure.require(
                "%s, planned by %s for %s, would never be emitted."
                        .formatted(planned.event(), planned.module(), planned.plannedFor()));
        if (!schedules.cancel(planned.id())) {
            throw which.because("%s was emitted just now.".formatted(which.name()));
        }
        output.print(new Document(planned.id()), "%s is cancelled.\n".formatted(which.name()));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(long cancelled) {}
}
