package unisono.cli.internal.operation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.operation.ListDeliveries.Line;
import unisono.data.Deliveries;
import unisono.data.StoppedDelivery;
import unisono.data.StoppedDelivery.Attempt;

@Command(
        name = "show",
        description =
                "Shows one delivery that has not succeeded, with the history of its attempts.",
        footer = {"", "Example: unisono deliveries show payment.capture 4711"})
final class ShowDelivery extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichDelivery which = new WhichDelivery();

    ShowDelivery() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        var delivery =
                deliveries
                        .find(which.listener(), which.position())
                        .orElseThrow(() -> which.missing(deliveries));
        output.print(new Document(Line.of(delivery), delivery.history()), text(delivery));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(@JsonUnwrapped Line delivery, List<Attempt> history) {}

    private static String text(StoppedDelivery it) {
        var head =
                Table.of("LISTENER", "POSITION", "EVENT", "KEY", "STATE", "ATTEMPTS", "SINCE")
                        .row(
                                it.listener(),
                                it.position(),
                                it.event(),
                                Objects.requireNonNullElse(it.key(), ""),
                                ListDeliveries.word(it.state()),
                                it.attempts(),
                                it.since());
        var text = new StringBuilder(head.toString());
        for (var attempt : it.history()) {
            text.append(
                            "\nAttempt %d at %s on %s:\n"
                                    .formatted(attempt.number(), attempt.at(), attempt.node()))
                    .append(attempt.error().stripTrailing().replaceAll("[\\p{Cc}&&[^\n\t]]", "?"))
                    .append('\n');
        }
        return text.toString();
    }
}
