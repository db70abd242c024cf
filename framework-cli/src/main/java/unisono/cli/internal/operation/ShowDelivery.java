package unisono.cli.internal.operation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.operation.ListDeliveries.Line;
import unisono.data.Deliveries;
import unisono.data.DeliveryIntervention;
import unisono.data.StoppedDelivery;
import unisono.data.StoppedDelivery.Attempt;

@Command(
        name = "show",
        description =
                "Shows one delivery that has not succeeded, with its attempts, and what was done by hand.",
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
        output.print(
                new Document(
                        Line.of(delivery),
                        delivery.history(),
                        delivery.interventions().stream().map(ByHand::of).toList()),
                text(delivery));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(
            @JsonUnwrapped Line delivery, List<Attempt> history, List<ByHand> interventions) {}

    /// What somebody did.
    ///
    /// @param before the payload that was replaced, as a value of the document
    record ByHand(
            Instant at,
            String action,
            @Nullable String actor,
            @JsonRawValue @Nullable String before) {
        static ByHand of(DeliveryIntervention it) {
            return new ByHand(
                    it.at(), it.action().name().toLowerCase(Locale.ROOT), it.actor(), it.before());
        }
    }

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
                    .append(plain(attempt.error().stripTrailing()))
                    .append('\n');
        }
        it.interventions().forEach(one -> text.append(text(ByHand.of(one))));
        return text.toString();
    }

    private static String text(ByHand it) {
        var head =
                "\n%s at %s by %s\n"
                        .formatted(
                                it.action, it.at, Objects.requireNonNullElse(it.actor, "nobody"));
        return plain(it.before == null ? head : head + "before: " + it.before + "\n");
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}&&[^\n\t]]", "?");
    }
}
