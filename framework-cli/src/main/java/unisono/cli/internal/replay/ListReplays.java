package unisono.cli.internal.replay;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.operation.Refused;
import unisono.data.Replay;
import unisono.data.Replays;

@Command(
        name = "list",
        description = {
            "Lists all replays, the newest first, those that are over included.",
            "running: goes on, on a NODE or when there is one. stopped: something failed, and waits for you."
        },
        footer = {"", "Example: unisono events replay list"})
final class ListReplays extends ApplicationCommand<Replays> {
    @Mixin private final Output output = new Output();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many, from 1 to " + Replays.LIMIT_MAX + "; by default 100")
    private int limit;

    @Spec private @Nullable CommandSpec command;

    ListReplays() {
        super(Replays.class);
    }

    @Override
    protected ExitCode run(Replays replays) {
        var lines =
                Refused.orDone(command, () -> replays.list(limit)).stream().map(Line::of).toList();
        var table = table();
        lines.forEach(it -> row(table, it));
        output.print(lines, lines.isEmpty() ? "There was no replay yet.\n" : table);
        return ExitCode.DONE;
    }

    static Table table() {
        return Table.of(
                "ID",
                "LISTENER",
                "STATE",
                "NODE",
                "FROM",
                "TO",
                "POSITION",
                "DONE",
                "SKIPPED",
                "STARTED");
    }

    static Table row(Table table, Line it) {
        return table.row(
                it.id,
                it.listener,
                it.state,
                it.node ? "yes" : "",
                it.first,
                it.last,
                it.position,
                it.done,
                it.skipped,
                it.startedAt);
    }

    /// What scripts read.
    ///
    /// @param node whether one works on it now
    record Line(
            long id,
            String listener,
            String state,
            boolean node,
            long first,
            long last,
            long position,
            long done,
            long skipped,
            @Nullable Long failedAt,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant endedAt) {
        static Line of(Replay it) {
            return new Line(
                    it.id(),
                    it.listener(),
                    word(it),
                    it.node(),
                    it.first(),
                    it.last(),
                    it.position(),
                    it.done(),
                    it.skipped(),
                    it.failedAt(),
                    it.error(),
                    it.startedAt(),
                    it.endedAt());
        }
    }

    static String word(Replay it) {
        return it.state().name().toLowerCase(Locale.ROOT);
    }
}
