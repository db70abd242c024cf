package unisono.cli.internal.projection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Sure;
import unisono.data.projection.Projections;

@Command(
        name = "drop-old",
        description = "Drops the generation that is not live: the old one, or the one being built.",
        footer = {"", "Example: unisono projections drop-old order.spending --yes"})
final class DropOldProjection extends ApplicationCommand<Projections> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichProjection which = new WhichProjection();
    @Mixin private final Sure sure = new Sure();

    DropOldProjection() {
        super(Projections.class);
    }

    @Override
    protected ExitCode run(Projections projections) {
        var name = which.in(projections);
        sure.require("There would be no way back for %s.".formatted(name));
        if (!projections.dropOld(name)) {
            throw which.because("%s has its live generation only.".formatted(name));
        }
        output.print(new Document(name), "%s has its live generation only.\n".formatted(name));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String dropped) {}
}
