package unisono.cli.internal.projection;

import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.ProgressBar;
import unisono.data.projection.GenerationState;
import unisono.data.projection.Projections;
import unisono.data.projection.Projections.Progress;

@Command(
        name = "rebuild",
        description = {
            "Folds a projection anew, from the beginning of the log, beside the live one.",
            "Readers see nothing of it before: projections swap. After a crash, or Ctrl-C, the same command goes on."
        },
        footer = {"", "Example: unisono projections rebuild order.spending"})
final class RebuildProjection extends ApplicationCommand<Projections> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichProjection which = new WhichProjection();

    @Option(
            names = "--no-wait",
            description = "only begin it, and leave the folding to the nodes that run")
    private boolean begins;

    RebuildProjection() {
        super(Projections.class);
    }

    @Override
    protected ExitCode run(Projections projections) {
        var name = which.in(projections);
        int generation = which.orRefused(() -> begun(projections, name));
        if (!begins) {
            catchUp(projections, name);
        }
        output.print(
                new Document(name, generation, !begins),
                begins
                        ? "Generation %d of %s is being built.\n".formatted(generation, name)
                        : "Generation %d of %s has caught up. Compare it, and swap: projections compare %s\n"
                                .formatted(generation, name, name));
        return ExitCode.DONE;
    }

    private static int begun(Projections projections, String name) {
        return projections.list().stream()
                .filter(it -> it.projection().equals(name))
                .filter(it -> it.state() == GenerationState.BUILDING)
                .findFirst()
                .map(it -> it.generation())
                .orElseGet(() -> projections.rebuild(name));
    }

    private static void catchUp(Projections projections, String name) {
        try (var bar = ProgressBar.of("Folding", projections.token())) {
            var shown = new AtomicLong();
            projections.catchUp(name, progress -> show(bar, shown, progress));
        }
    }

    private static void show(ProgressBar bar, AtomicLong shown, Progress progress) {
        long before = shown.getAndAccumulate(progress.position(), Math::max);
        if (progress.position() > before) {
            bar.advance(progress.position() - before);
        }
    }

    /// What scripts read.
    record Document(String projection, int generation, boolean caughtUp) {}
}
