package unisono.cli.internal.replay;

import java.util.TreeMap;
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
import unisono.data.DryRun;
import unisono.data.Replays;

@Command(
        name = "dry-run",
        description = {
            "Tries here what a replay would do, in a transaction that is rolled back.",
            "It holds locks until its end. What listeners do outside the database is done.",
            "The exit code is 1 if something failed."
        },
        footer = {
            "",
            "Example: unisono events replay dry-run order.statistics --from 2026-11-21T09:30:00Z"
        })
final class DryRunReplay extends ApplicationCommand<Replayable> {
    @Mixin private final Output output = new Output();
    @Mixin private final Extract extract = new Extract();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many events, from 1 to " + Replays.LIMIT_MAX + "; by default 1000")
    private int limit;

    @Spec private @Nullable CommandSpec command;

    DryRunReplay() {
        super(Replayable.class);
    }

    @Override
    protected ExitCode run(Replayable replayable) {
        var listener = extract.listener();
        replayable.require(command, listener, extract.events());
        var report =
                Refused.orDone(
                        command,
                        () ->
                                replayable
                                        .replays()
                                        .dryRun(
                                                listener,
                                                extract.from(),
                                                extract.options(0, false),
                                                limit));
        output.print(report, text(report));
        return report.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String text(DryRun it) {
        var text = new StringBuilder(head(it));
        if (!it.tables().isEmpty()) {
            var table = Table.of("TABLE", "INSERTED", "UPDATED", "DELETED");
            it.tables()
                    .forEach(one ->
                            table.row(one.name(), one.inserted(), one.updated(), one.deleted()));
            text.append('\n').append(table);
        }
        if (!it.emitted().isEmpty()) {
            var table = Table.of("EMITTED", "EVENTS");
            new TreeMap<>(it.emitted()).forEach(table::row);
            text.append('\n').append(table);
        }
        if (!it.failures().isEmpty()) {
            var table = Table.of("FAILURE", "EVENTS", "FIRST", "MESSAGE");
            it.failures()
                    .forEach(one -> table.row(one.type(), one.count(), one.first(), one.message()));
            text.append('\n').append(table);
        }
        return text.toString();
    }

    private static String head(DryRun it) {
        if (it.events() == 0) {
            return "There is nothing to replay.\n";
        }
        return "%s tried, up to position %d%s. Nothing of it is kept.\n"
                .formatted(
                        it.events() == 1 ? "1 event was" : it.events() + " events were",
                        it.position(),
                        it.complete() ? ", which are all" : "; there are more, see --limit");
    }
}
