package unisono.cli.internal.operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;

@Command(
        name = "pause",
        description =
                "Delivers nothing more to a listener, on all nodes, until it is resumed. What is emitted is kept.",
        footer = {"", "Example: unisono listeners pause payment.capture"})
final class PauseListener extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichListener which = new WhichListener();

    PauseListener() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        if (!deliveries.pause(which.name())) {
            throw which.missing(deliveries);
        }
        output.print(new Document(which.name()), "%s is paused.\n".formatted(which.name()));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String paused) {}
}
