package unisono.cli.internal.replay;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Refused;

@Command(
        name = "start",
        description = {
            "Starts a replay, which a node that delivers then does. It runs effects again.",
            "What fails as often as the listener allows stops it, unless it is to be skipped."
        },
        footer = {
            "",
            "Example: unisono events replay start order.statistics --from beginning --rate 100"
        })
final class StartReplay extends ApplicationCommand<Replayable> {
    @Mixin private final Output output = new Output();
    @Mixin private final Extract extract = new Extract();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "at most so many events a second; by default as many as there can be")
    private int rate;

    @Option(
            names = "--skip-failures",
            description = "leave out what fails, and keep it as a failure of the replay")
    private boolean skipping;

    @Spec private @Nullable CommandSpec command;

    StartReplay() {
        super(Replayable.class);
    }

    @Override
    protected ExitCode run(Replayable replayable) {
        var listener = extract.listener();
        replayable.require(command, listener, extract.events());
        long id =
                Refused.orDone(
                        command,
                        () ->
                                replayable
                                        .replays()
                                        .start(
                                                listener,
                                                extract.from(),
                                                extract.options(rate, skipping)));
        boolean delivered = replayable.delivers(listener);
        output.print(
                new Document(id, delivered),
                "Replay %d of %s is started.\n%s"
                        .formatted(
                                id,
                                listener,
                                delivered
                                        ? ""
                                        : "No node delivers to %s, and it waits for one. Start one: launch\n"
                                                .formatted(listener)));
        return ExitCode.DONE;
    }

    /// What scripts read.
    ///
    /// @param delivered whether a node that lives knows the listener, and so does the replay
    record Document(long id, boolean delivered) {}
}
