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
                "Delivers nothing more to a listener, or to all of a module, on all nodes, until it is resumed. What is emitted is kept.",
        footer = {
            "",
            "Example: unisono listeners pause payment.capture",
            "         unisono listeners pause --module payment"
        })
final class PauseListener extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichListeners which = new WhichListeners();

    PauseListener() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        var done = which.change(deliveries, deliveries::pause, deliveries::pauseModule);
        output.print(new Document(done.name(), done.listeners()), done.words() + " paused.\n");
        return ExitCode.DONE;
    }

    /// What scripts read.
    ///
    /// @param paused the listener, or the module
    record Document(String paused, int listeners) {}
}
