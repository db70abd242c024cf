package unisono.cli.internal.projection;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.data.projection.Projections;
import unisono.data.projection.SetAsideEvent;

@Command(
        name = "aside",
        description = {
            "Lists the events that projections could not fold.",
            "newer: a later release wrote it. unreadable: nobody can read it. skipped: the fold failed."
                    + " behind: it waits behind another one of its key."
        },
        footer = {"", "Example: unisono projections aside"})
final class ListAside extends ApplicationCommand<Projections> {
    private static final int LIMIT = 1_000;

    @Mixin private final Output output = new Output();

    @Option(names = "--errors", description = "tell the whole errors")
    private boolean errors;

    ListAside() {
        super(Projections.class);
    }

    @Override
    protected ExitCode run(Projections projections) {
        var lines = projections.setAside(LIMIT).stream().map(Line::of).toList();
        var table =
                Table.of(
                        "PROJECTION", "GEN", "POSITION", "EVENT", "VERSION", "KEY", "WHY", "ERROR");
        for (var it : lines) {
            table.row(
                    it.projection,
                    it.generation,
                    it.position,
                    it.event,
                    it.version,
                    it.key == null ? "" : it.key,
                    it.reason,
                    shown(it.error));
        }
        output.print(lines, lines.isEmpty() ? "Nothing is set aside.\n" : table);
        return ExitCode.DONE;
    }

    private String shown(@Nullable String error) {
        if (error == null) {
            return "";
        }
        return errors ? error.replace("\n", " ") : error.lines().findFirst().orElse("");
    }

    /// What scripts read.
    record Line(
            String projection,
            int generation,
            long position,
            String event,
            int version,
            @Nullable String key,
            String reason,
            @Nullable String error,
            Instant at) {
        static Line of(SetAsideEvent it) {
            return new Line(
                    it.projection(),
                    it.generation(),
                    it.position(),
                    it.event(),
                    it.version(),
                    it.key(),
                    it.reason().name().toLowerCase(Locale.ROOT),
                    it.error(),
                    it.at());
        }
    }
}
