package unisono.cli.internal.replay;

import java.util.function.LongPredicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Replays;

/// Changes what becomes of a replay. Each change fits some of its states only.
abstract class ChangeReplay extends ApplicationCommand<Replays> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichReplay which = new WhichReplay();

    private final String done;
    private final String fitting;

    /// Takes what it is then, and which replays that can be done to.
    ChangeReplay(String done, String fitting) {
        super(Replays.class);
        this.done = done;
        this.fitting = fitting;
    }

    /// Whether it could be done to a replay with an id.
    abstract LongPredicate change(Replays replays);

    @Override
    protected final ExitCode run(Replays replays) {
        if (!change(replays).test(which.id())) {
            var word = ListReplays.word(which.of(replays));
            throw which.because(
                    "replay %d is %s, and only one that %s can be %s."
                            .formatted(which.id(), word, fitting, done));
        }
        output.print(new Document(which.id(), done), text());
        return ExitCode.DONE;
    }

    private String text() {
        return "Replay %d is %s.\n".formatted(which.id(), done);
    }

    /// What scripts read.
    record Document(long id, String done) {}

    @Command(
            name = "pause",
            description = "Begins nothing more of a replay. What runs comes to its end.",
            footer = {"", "Example: unisono events replay pause 7"})
    static final class Pause extends ChangeReplay {
        Pause() {
            super("paused", "runs");
        }

        @Override
        LongPredicate change(Replays replays) {
            return replays::pause;
        }
    }

    @Command(
            name = "resume",
            description =
                    "Goes on with a replay that is paused, or that stopped: then with what failed.",
            footer = {"", "Example: unisono events replay resume 7"})
    static final class Resume extends ChangeReplay {
        Resume() {
            super("resumed", "is paused or stopped");
        }

        @Override
        LongPredicate change(Replays replays) {
            return replays::resume;
        }
    }

    @Command(
            name = "skip",
            description = {
                "Goes on with a replay that stopped, and leaves out what failed.",
                "It is kept as a failure of the replay."
            },
            footer = {"", "Example: unisono events replay skip 7"})
    static final class Skip extends ChangeReplay {
        Skip() {
            super("resumed without what failed", "stopped");
        }

        @Override
        LongPredicate change(Replays replays) {
            return replays::skip;
        }
    }

    @Command(
            name = "cancel",
            description = "Ends a replay for ever. What it has done stays done.",
            footer = {"", "Example: unisono events replay cancel 7"})
    static final class Cancel extends ChangeReplay {
        Cancel() {
            super("cancelled", "is not over");
        }

        @Override
        LongPredicate change(Replays replays) {
            return replays::cancel;
        }
    }
}
