package unisono.cli.internal.projection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.projection.Projections;

/// Changes what becomes of a projection.
abstract class ChangeProjection extends ApplicationCommand<Projections> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichProjection which = new WhichProjection();

    ChangeProjection() {
        super(Projections.class);
    }

    /// Does it; what was done, as a sentence, or a refusal.
    abstract String change(Projections projections, String name);

    final RuntimeException because(String why) {
        return which.because(why);
    }

    @Override
    protected final ExitCode run(Projections projections) {
        var name = which.in(projections);
        var done = which.orRefused(() -> change(projections, name));
        output.print(new Document(name, done), done + "\n");
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String projection, String done) {}

    @Command(
            name = "swap",
            description = {
                "Gives the generation that was built to the readers, in one short transaction.",
                "The one before is kept: projections back, or projections drop-old."
            },
            footer = {"", "Example: unisono projections swap order.spending"})
    static final class Swap extends ChangeProjection {
        @Override
        String change(Projections projections, String name) {
            return "Generation %d of %s is live.".formatted(projections.swap(name), name);
        }
    }

    @Command(
            name = "back",
            description = "Gives the generation before back to the readers; it catches up first.",
            footer = {"", "Example: unisono projections back order.spending"})
    static final class Back extends ChangeProjection {
        @Override
        String change(Projections projections, String name) {
            return "Generation %d of %s is live again.".formatted(projections.back(name), name);
        }
    }

    @Command(
            name = "pause",
            description = "Folds nothing more of a projection, on all nodes, until it is resumed.",
            footer = {"", "Example: unisono projections pause order.spending"})
    static final class Pause extends ChangeProjection {
        @Override
        String change(Projections projections, String name) {
            projections.pause(name);
            return name + " is paused.";
        }
    }

    @Command(
            name = "resume",
            description =
                    "Goes on with a projection that is paused, or that stands still: then with what failed.",
            footer = {"", "Example: unisono projections resume order.spending"})
    static final class Resume extends ChangeProjection {
        @Override
        String change(Projections projections, String name) {
            projections.resume(name);
            return name + " is resumed.";
        }
    }

    @Command(
            name = "skip",
            description = {
                "Sets the event aside at which a projection stands still, and goes on behind it.",
                "What comes later under the same key waits with it: projections aside."
            },
            footer = {"", "Example: unisono projections skip order.spending"})
    static final class Skip extends ChangeProjection {
        @Override
        String change(Projections projections, String name) {
            if (!projections.skip(name)) {
                throw because("%s does not stand still.".formatted(name));
            }
            return name + " goes on without what failed, which is set aside.";
        }
    }

    @Command(
            name = "retry",
            description = "Folds what was set aside, as far as it can be read by now.",
            footer = {"", "Example: unisono projections retry order.spending"})
    static final class Retry extends ChangeProjection {
        @Override
        String change(Projections projections, String name) {
            int folded = projections.retry(name);
            return folded == 1
                    ? "1 event of %s was folded.".formatted(name)
                    : "%d events of %s were folded.".formatted(folded, name);
        }
    }
}
