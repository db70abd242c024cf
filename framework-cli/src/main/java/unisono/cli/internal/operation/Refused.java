package unisono.cli.internal.operation;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import unisono.data.DataException;
import unisono.data.NewerPayload;

/// What the framework does not do because it was asked in a wrong way, which then is wrong usage.
public final class Refused {
    private Refused() {}

    /// Calls it.
    ///
    /// @throws ParameterException with the words of the framework, if that refuses
    public static <T> T orDone(@Nullable CommandSpec command, Supplier<T> call) {
        try {
            return call.get();
        } catch (DataException | NewerPayload | IllegalArgumentException refusal) {
            throw because(command, String.valueOf(refusal.getMessage()));
        }
    }

    /// A refusal in other words.
    public static ParameterException because(@Nullable CommandSpec command, String why) {
        if (command == null) {
            throw new IllegalStateException("This belongs to no command.");
        }
        return new ParameterException(command.commandLine(), why);
    }
}
