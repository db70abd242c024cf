package unisono.cli.internal.operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;

@Command(
        name = "retry",
        description = {
            "Has one delivery tried again at once, with all the attempts that its listener allows.",
            "A node that delivers does it; what waits behind it follows."
        },
        footer = {"", "Example: unisono deliveries retry payment.capture 4711"})
final class RetryDelivery extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichDelivery which = new WhichDelivery();
    @Mixin private final Actor actor = new Actor();

    RetryDelivery() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        if (!actor.does(() -> deliveries.retry(which.listener(), which.position()))) {
            throw which.missing(deliveries);
        }
        output.print(new RetryAll.Document(1), "1 delivery is tried again.\n");
        return ExitCode.DONE;
    }
}
