package unisono.cli.internal.operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;

@Command(
        name = "resume",
        description =
                "Delivers to a listener again that was paused, beginning with what it has missed.",
        footer = {"", "Example: unisono listeners resume payment.capture"})
final class ResumeListener extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichListener which = new WhichListener();

    ResumeListener() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        if (!deliveries.resume(which.name())) {
            throw which.missing(deliveries);
        }
        output.print(new Document(which.name()), "%s is resumed.\n".formatted(which.name()));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String resumed) {}
}
