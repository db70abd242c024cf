package unisono.cli.internal.operation;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.data.Deliveries;
import unisono.data.ListenerLag;

@Command(
        name = "list",
        description = {
            "Lists all durable listeners that ever were, and how far each is behind.",
            "UNREAD: events that it has not done. RETRYING: failed, and tried again. STOPPED: wait for you."
                    + " BEHIND: the age of the oldest unread, in seconds."
        },
        footer = {"", "Example: unisono listeners list"})
final class ListListeners extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();

    ListListeners() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        var lines = deliveries.lags().stream().map(Line::of).toList();
        var table =
                Table.of("LISTENER", "MODULE", "STATE", "UNREAD", "RETRYING", "STOPPED", "BEHIND");
        for (var it : lines) {
            table.row(
                    it.listener,
                    it.module,
                    it.state,
                    it.unread,
                    it.retrying,
                    it.stopped,
                    it.behindSeconds);
        }
        output.print(lines, lines.isEmpty() ? "There are no durable listeners yet.\n" : table);
        return ExitCode.DONE;
    }

    /// What scripts read.
    ///
    /// @param state `running`; `paused`; or `nobody`, if no node that lives knows it
    record Line(
            String listener,
            String module,
            String state,
            long unread,
            long retrying,
            long stopped,
            long behindSeconds) {
        static Line of(ListenerLag it) {
            return new Line(
                    it.listener(),
                    it.module(),
                    it.paused() ? "paused" : it.known() ? "running" : "nobody",
                    it.unread(),
                    it.retrying(),
                    it.stopped(),
                    it.behind().plus(Duration.ofMillis(500)).toSeconds());
        }
    }
}
