package unisono.cli.internal.operation;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import unisono.events.Origin;

/// The option `--actor`, who does it: a picocli mixin.
public final class Actor {
    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "who does it, which is kept; by default the user of the operating system")
    private @Nullable String name;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// Made by picocli.
    public Actor() {}

    /// Does work in the origin of whoever it is.
    boolean does(BooleanSupplier work) {
        return Origin.call(origin(), work::getAsBoolean);
    }

    /// The origin of whoever it is.
    public Origin origin() {
        var actor = name == null ? System.getProperty("user.name", "") : name;
        if (actor.isBlank()) {
            throw Refused.because(command, "nobody knows who you are: say --actor NAME.");
        }
        return Refused.orDone(command, () -> new Origin(actor, null, null));
    }
}
