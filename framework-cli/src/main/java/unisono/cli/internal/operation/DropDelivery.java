package unisono.cli.internal.operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;

@Command(
        name = "drop",
        description = {
            "Drops one delivery for ever: its listener never hears that event. What waits behind it follows.",
            "The event stays in the log, and the history of the attempts where it is."
        },
        footer = {"", "Example: unisono deliveries drop payment.capture 4711 --yes"})
final class DropDelivery extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichDelivery which = new WhichDelivery();
    @Mixin private final Actor actor = new Actor();
    @Mixin private final Sure sure = new Sure();

    DropDelivery() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        sure.require(
                "%s would never hear the event at position %d."
                        .formatted(which.listener(), which.position()));
        if (!actor.does(() -> deliveries.drop(which.listener(), which.position()))) {
            throw which.missing(deliveries);
        }
        output.print(new Document(1), "1 delivery is dropped.\n");
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(int dropped) {}
}
