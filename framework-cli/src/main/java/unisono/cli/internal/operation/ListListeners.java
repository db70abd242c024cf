package unisono.cli.internal.operation;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
                    + " BEHIND: the age of the oldest unread, in seconds.",
            "LOST, if any has: events that it will never hear."
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
        output.print(
                lines, lines.isEmpty() ? "There are no durable listeners yet.\n" : table(lines));
        return ExitCode.DONE;
    }

    private static Table table(List<Line> lines) {
        boolean losses = lines.stream().anyMatch(it -> it.lost > 0);
        var titles =
                List.of("LISTENER", "MODULE", "STATE", "UNREAD", "RETRYING", "STOPPED", "BEHIND");
        var table = Table.of(with(titles, losses, "LOST").toArray(String[]::new));
        for (var it : lines) {
            var cells =
                    List.<Object>of(
                            it.listener,
                            it.module,
                            it.state,
                            it.unread,
                            it.retrying,
                            it.stopped,
                            it.behindSeconds);
            table.row(with(cells, losses, it.lost).toArray());
        }
        return table;
    }

    private static <T> List<T> with(List<T> cells, boolean one, T more) {
        return one ? Stream.concat(cells.stream(), Stream.of(more)).toList() : cells;
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
            long behindSeconds,
            long lost) {
        static Line of(ListenerLag it) {
            return new Line(
                    it.listener(),
                    it.module(),
                    it.paused() ? "paused" : it.known() ? "running" : "nobody",
                    it.unread(),
                    it.retrying(),
                    it.stopped(),
                    it.behind().plus(Duration.ofMillis(500)).toSeconds(),
                    it.lost());
        }
    }
}
