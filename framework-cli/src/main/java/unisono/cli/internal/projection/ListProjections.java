package unisono.cli.internal.projection;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;

@Command(
        name = "list",
        description = {
            "Lists all projections that ever were, and how far each is behind.",
            "GEN: the generation; STATE: live, building or old, and what else there is to say."
                    + " LAG: events that are not folded. BEHIND: the age of the oldest, in seconds. ASIDE: set aside."
        },
        footer = {"", "Example: unisono projections list"})
final class ListProjections extends ApplicationCommand<Projections> {
    @Mixin private final Output output = new Output();

    ListProjections() {
        super(Projections.class);
    }

    @Override
    protected ExitCode run(Projections projections) {
        var lines = projections.list().stream().map(Line::of).toList();
        output.print(lines, lines.isEmpty() ? "There are no projections yet.\n" : text(lines));
        return ExitCode.DONE;
    }

    private static String text(List<Line> lines) {
        var table =
                Table.of(
                        "PROJECTION",
                        "MODULE",
                        "GEN",
                        "STATE",
                        "POSITION",
                        "LAG",
                        "BEHIND",
                        "FOLDED",
                        "ASIDE");
        var errors = new StringBuilder();
        for (var it : lines) {
            table.row(
                    it.projection,
                    it.module,
                    it.generation,
                    it.words(),
                    it.position,
                    it.lag,
                    it.behindSeconds,
                    it.folded,
                    it.aside);
            var error = it.error;
            if (error != null) {
                errors.append(
                        "%s stands still at position %d: %s\n"
                                .formatted(
                                        it.projection,
                                        it.failedAt,
                                        error.lines().findFirst().orElse("")));
            }
        }
        return table.toString() + errors;
    }

    /// What scripts read.
    record Line(
            String projection,
            String module,
            int generation,
            String state,
            int version,
            boolean inline,
            boolean paused,
            boolean stale,
            boolean known,
            int partitions,
            long position,
            long lag,
            long behindSeconds,
            long folded,
            long aside,
            @Nullable Long failedAt,
            @Nullable String failedKey,
            @Nullable String error) {
        static Line of(ProjectionStatus it) {
            return new Line(
                    it.projection(),
                    it.module(),
                    it.generation(),
                    it.state().name().toLowerCase(Locale.ROOT),
                    it.version(),
                    it.inline(),
                    it.paused(),
                    it.stale(),
                    it.known(),
                    it.partitions(),
                    it.position(),
                    it.lag(),
                    it.behind().toSeconds(),
                    it.folded(),
                    it.aside(),
                    it.failedAt(),
                    it.failedKey(),
                    it.error());
        }

        String words() {
            var words = new StringBuilder(state);
            words.append(inline ? ", inline" : "");
            words.append(paused ? ", paused" : "");
            words.append(error == null ? "" : ", failed");
            words.append(stale ? ", stale" : "");
            return words.append(known ? "" : ", unknown").toString();
        }
    }
}
