package unisono.cli.internal.schedule;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Sure;
import unisono.data.Schedules;

@Command(
        name = "forget",
        description = {
            "Forgets something that recurs and that this application does not declare.",
            "What is due of it already stays: cancel that, too."
        },
        footer = {"", "Example: unisono events schedule forget lending.sweep --yes"})
final class ForgetRecurring extends ApplicationCommand<Schedules> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichRecurring which = new WhichRecurring();
    @Mixin private final Sure sure = new Sure();

    ForgetRecurring() {
        super(Schedules.class);
    }

    @Override
    protected ExitCode run(Schedules schedules) {
        sure.require(
                "Whether %s is paused, and its last time, would be lost.".formatted(which.name()));
        if (!schedules.forget(which.name())) {
            throw which.missing(schedules);
        }
        output.print(new Document(which.name()), "%s is forgotten.\n".formatted(which.name()));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String forgotten) {}
}
