package unisono.cli.internal.operation;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import unisono.cli.internal.names.Similar;
import unisono.data.Deliveries;
import unisono.data.ListenerLag;

/// All durable listeners that the database knows, by name.
///
/// @param names sorted
record KnownListeners(List<String> names) {
    static KnownListeners of(Deliveries deliveries) {
        return new KnownListeners(
                deliveries.lags().stream().map(ListenerLag::listener).sorted().toList());
    }

    /// Refuses a name that is none of them.
    void require(String name, CommandSpec command) {
        if (!names.contains(name)) {
            throw new ParameterException(command.commandLine(), unknown(name));
        }
    }

    private String unknown(String name) {
        if (names.isEmpty()) {
            return "there is no durable listener \"%s\", nor any other: nobody has delivered to this database yet."
                    .formatted(name);
        }
        var similar = Similar.severalTo(name, names);
        return similar.isEmpty()
                ? "there is no durable listener \"%s\". There are %s."
                        .formatted(name, String.join(", ", names))
                : "there is no durable listener \"%s\". Did you mean %s?"
                        .formatted(name, String.join(" or ", similar));
    }
}
