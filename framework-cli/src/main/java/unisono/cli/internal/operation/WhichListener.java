package unisono.cli.internal.operation;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.data.Deliveries;

/// The argument that says which listener is meant: a picocli mixin.
final class WhichListener {
    @Parameters(paramLabel = "LISTENER", description = "its stable name, such as payment.capture")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String name = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    String name() {
        return name;
    }

    /// That there is none, in words.
    ParameterException missing(Deliveries deliveries) {
        if (command == null) {
            throw new IllegalStateException("This mixin belongs to no command.");
        }
        KnownListeners.of(deliveries).require(name, command);
        return new ParameterException(
                command.commandLine(),
                "a node that runs knows %s, and it would come back at once. Take it out of its module, and stop the nodes of older releases."
                        .formatted(name));
    }
}
