package unisono.cli.internal.schedule;

import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Schedules;

/// Changes whether something recurs.
abstract class ChangeRecurring extends ApplicationCommand<Schedules> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichRecurring which = new WhichRecurring();

    private final String done;

    ChangeRecurring(String done) {
        super(Schedules.class);
        this.done = done;
    }

    /// Whether there was something with a name to do it to.
    abstract Predicate<String> change(Schedules schedules);

    @Override
    protected final ExitCode run(Schedules schedules) {
        if (!change(schedules).test(which.name())) {
            throw which.missing(schedules);
        }
        output.print(new Document(which.name(), done), "%s is %s.\n".formatted(which.name(), done));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String name, String done) {}

    @Command(
            name = "pause",
            description = {
                "Lets something not recur, on all nodes, until it is resumed.",
                "What is due of it already is still emitted."
            },
            footer = {"", "Example: unisono events schedule pause lending.sweep"})
    static final class Pause extends ChangeRecurring {
        Pause() {
            super("paused");
        }

        @Override
        Predicate<String> change(Schedules schedules) {
            return schedules::pause;
        }
    }

    @Command(
            name = "resume",
            description = {
                "Lets something recur again that was paused.",
                "Its catch-up says what becomes of the times that passed meanwhile."
            },
            footer = {"", "Example: unisono events schedule resume lending.sweep"})
    static final class Resume extends ChangeRecurring {
        Resume() {
            super("resumed");
        }

        @Override
        Predicate<String> change(Schedules schedules) {
            return schedules::resume;
        }
    }
}
