package unisono.cli.internal.operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;

@Command(
        name = "forget",
        description = {
            "Forgets a listener that is no more, with everything that was kept for it.",
            "One that comes back under the name is new."
        },
        footer = {"", "Example: unisono listeners forget payment.fax --yes"})
final class ForgetListener extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichListener which = new WhichListener();
    @Mixin private final Sure sure = new Sure();

    ForgetListener() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        sure.require("What %s has not done would never be done.".formatted(which.name()));
        if (!deliveries.forget(which.name())) {
            throw which.missing(deliveries);
        }
        output.print(new Document(which.name()), "%s is forgotten.\n".formatted(which.name()));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String forgotten) {}
}
