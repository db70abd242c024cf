package unisono.cli.internal.replay;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.internal.operation.Refused;
import unisono.data.Replay;
import unisono.data.Replays;

/// The argument that says which replay is meant: a picocli mixin.
final class WhichReplay {
    @Parameters(paramLabel = "ID", description = "of the replay, as the list tells it")
    private long id;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    long id() {
        return id;
    }

    Replay of(Replays replays) {
        return replays.find(id)
                .orElseThrow(() ->
                        because(
                                "there is no replay %d. The list tells what is: events replay list."
                                        .formatted(id)));
    }

    ParameterException because(String why) {
        return Refused.because(command, why);
    }
}
