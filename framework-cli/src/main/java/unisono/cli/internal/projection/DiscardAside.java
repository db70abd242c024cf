package unisono.cli.internal.projection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Sure;
import unisono.data.projection.Projections;

@Command(
        name = "discard",
        description = "Leaves an event out that was set aside, and folds what waits behind it.",
        footer = {"", "Example: unisono projections discard order.spending 4711 --yes"})
final class DiscardAside extends ApplicationCommand<Projections> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichProjection which = new WhichProjection();
    @Mixin private final Sure sure = new Sure();

    @Parameters(index = "1", paramLabel = "POSITION", description = "of the event in the log")
    private long position;

    DiscardAside() {
        super(Projections.class);
    }

    @Override
    protected ExitCode run(Projections projections) {
        var name = which.in(projections);
        sure.require("%s would never tell of position %d.".formatted(name, position));
        if (!projections.discard(name, position)) {
            throw which.because(
                    "position %d is not set aside for %s. What is: projections aside."
                            .formatted(position, name));
        }
        output.print(
                new Document(name, position),
                "%s leaves position %d out.\n".formatted(name, position));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String projection, long discarded) {}
}
