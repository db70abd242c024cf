package unisono.cli.internal;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.data.EventLog;
import unisono.data.Horizon;
import unisono.data.Horizon.Holder;

@Command(
        name = "horizon",
        description = {
            "Tells how far the log is decided: durable delivery and projections have read no further.",
            "With --why, or -o json, it tells whose transactions hold the horizon back."
        },
        footer = {"", "Example: unisono events horizon --why"})
final class ShowHorizon extends ApplicationCommand<EventLog> {
    private static final int QUERY_LENGTH_MAX = 100;

    @Mixin private final Output output = new Output();

    @Option(names = "--why", description = "tell who holds it back")
    private boolean why;

    ShowHorizon() {
        super(EventLog.class);
    }

    @Override
    protected ExitCode run(EventLog log) {
        var horizon = log.horizon();
        var table =
                Table.of("HORIZON", "NEWEST", "BEHIND")
                        .row(horizon.position(), horizon.newest(), horizon.behind());
        output.print(Document.of(horizon), why ? table + reasons(horizon) : table);
        return ExitCode.DONE;
    }

    private static String reasons(Horizon horizon) {
        return horizon.heldBy().isEmpty()
                ? "\nNobody holds it back.\n"
                : "\n" + holders(horizon.heldBy());
    }

    private static Table holders(List<Holder> holders) {
        var table = Table.of("AT", "PID", "USER", "APPLICATION", "STATE", "SINCE", "QUERY");
        for (var it : holders) {
            table.row(
                    it.position(),
                    shown(it.pid()),
                    shown(it.user()),
                    shown(it.application()),
                    shown(it.state()),
                    shown(it.since()),
                    shortened(it.query()));
        }
        return table;
    }

    private static Object shown(@Nullable Object cell) {
        return Objects.requireNonNullElse(cell, "");
    }

    /// On one line. The whole of it is in the JSON.
    private static String shortened(@Nullable String query) {
        var line = shown(query).toString().replaceAll("\\s+", " ").strip();
        return line.length() > QUERY_LENGTH_MAX ? line.substring(0, QUERY_LENGTH_MAX) + "…" : line;
    }

    /// What scripts read.
    record Document(long horizon, long newest, long behind, List<Line> heldBy) {
        static Document of(Horizon it) {
            return new Document(
                    it.position(),
                    it.newest(),
                    it.behind(),
                    it.heldBy().stream().map(Line::of).toList());
        }
    }

    /// One who holds it back.
    record Line(
            long at,
            @Nullable Integer pid,
            @Nullable String user,
            @Nullable String application,
            @Nullable String state,
            @Nullable Instant since,
            @Nullable String query) {
        static Line of(Holder it) {
            return new Line(
                    it.position(),
                    it.pid(),
                    it.user(),
                    it.application(),
                    it.state(),
                    it.since(),
                    it.query());
        }
    }
}
