package unisono.cli.internal.operation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;
import unisono.data.DeliveryState;

@Command(
        name = "retry-all",
        description = {
            "Has everything tried again that is dead, of all listeners or of one, at most "
                    + Deliveries.LIMIT_MAX
                    + " deliveries.",
            "Mend first what they failed of."
        },
        footer = {"", "Example: unisono deliveries retry-all payment.capture"})
final class RetryAll extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final Actor actor = new Actor();

    @Parameters(
            arity = "0..1",
            paramLabel = "LISTENER",
            description = "only those of one; by default all")
    private @Nullable String listener;

    @Spec private @Nullable CommandSpec command;

    RetryAll() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        if (listener != null && command != null) {
            KnownListeners.of(deliveries).require(listener, command);
        }
        long retried =
                deliveries.list(Optional.of(DeliveryState.DEAD), Deliveries.LIMIT_MAX).stream()
                        .filter(dead -> listener == null || listener.equals(dead.listener()))
                        .filter(dead ->
                                actor.does(
                                        () -> deliveries.retry(dead.listener(), dead.position())))
                        .count();
        output.print(
                new Document(retried),
                retried == 1
                        ? "1 delivery is tried again.\n"
                        : "%d deliveries are tried again.\n".formatted(retried));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(long retried) {}
}
