package unisono.cli.internal.projection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Sure;
import unisono.data.projection.Projections;

@Command(
        name = "forget",
        description = {
            "Forgets a projection that no module has any more, so that the log is not kept for it.",
            "Its live tables stay: a migration drops them."
        },
        footer = {"", "Example: unisono projections forget order.best-sellers --yes"})
final class ForgetProjection extends ApplicationCommand<Projections> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichProjection which = new WhichProjection();
    @Mixin private final Sure sure = new Sure();

    ForgetProjection() {
        super(Projections.class);
    }

    @Override
    protected ExitCode run(Projections projections) {
        var name = which.in(projections);
        sure.require("How far %s was would be lost.".formatted(name));
        which.orRefused(() -> projections.forget(name));
        output.print(new Document(name), "%s is forgotten.\n".formatted(name));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String forgotten) {}
}
