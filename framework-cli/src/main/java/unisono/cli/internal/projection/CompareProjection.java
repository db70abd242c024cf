package unisono.cli.internal.projection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.data.projection.ProjectionComparison;
import unisono.data.projection.Projections;

@Command(
        name = "compare",
        description = {
            "Compares the live tables with those of the generation beside them, row by row, both at one position.",
            "The exit code is 1 if they differ."
        },
        footer = {"", "Example: unisono projections compare order.spending"})
final class CompareProjection extends ApplicationCommand<Projections> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichProjection which = new WhichProjection();

    CompareProjection() {
        super(Projections.class);
    }

    @Override
    protected ExitCode run(Projections projections) {
        var name = which.in(projections);
        var comparison = which.orRefused(() -> projections.compare(name));
        output.print(comparison, text(comparison));
        return comparison.same() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static String text(ProjectionComparison comparison) {
        var table =
                Table.of(
                        "TABLE",
                        "ROWS OF " + comparison.live(),
                        "ROWS OF " + comparison.other(),
                        "ONLY IN " + comparison.live(),
                        "ONLY IN " + comparison.other());
        var samples = Table.of("GEN", "ROW THAT DIFFERS");
        for (var it : comparison.tables()) {
            table.row(it.name(), it.rowsLive(), it.rowsOther(), it.onlyLive(), it.onlyOther());
            for (var sample : it.samples()) {
                samples.row(sample.live() ? comparison.live() : comparison.other(), sample.row());
            }
        }
        return comparison.same()
                ? "%sThey are the same at position %d.\n".formatted(table, comparison.position())
                : "%s\n%s".formatted(table, samples);
    }
}
