package unisono.cli.internal.operation;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.data.Deliveries;

/// The two arguments that say which delivery is meant: a picocli mixin.
final class WhichDelivery {
    @Parameters(
            index = "0",
            paramLabel = "LISTENER",
            description = "its stable name, such as payment.capture")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String listener = "";

    @Parameters(
            index = "1",
            paramLabel = "POSITION",
            description = "of the event in the log, as the list tells it")
    private long position;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    String listener() {
        return listener;
    }

    long position() {
        return position;
    }

    /// That there is none, in words.
    ParameterException missing(Deliveries deliveries) {
        if (command == null) {
            throw new IllegalStateException("This mixin belongs to no command.");
        }
        KnownListeners.of(deliveries).require(listener, command);
        return new ParameterException(
                command.commandLine(),
                "nothing is stopped for %s at position %d: it is delivered, or was dropped, or is none of its events. The list tells what is: deliveries list."
                        .formatted(listener, position));
    }
}
