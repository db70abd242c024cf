package unisono.cli.internal.command;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.internal.operation.Refused;
import unisono.commands.StoredCommand;

/// The id of a stored command: a picocli mixin.
final class WhichStored {
    @Parameters(
            paramLabel = "ID",
            converter = Converter.class,
            description = "of the stored command, as command send --durable printed it")
    private @Nullable UUID id;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// A stored command, and the text of its name.
    record Found(String name, StoredCommand<?> stored) {}

    /// @throws picocli.CommandLine.ParameterException if there is none
    Found of(Installed installed) {
        if (id == null) {
            throw Refused.because(command, "say which: an id.");
        }
        var name =
                installed
                        .book()
                        .stored(id)
                        .orElseThrow(() ->
                                Refused.because(
                                        command,
                                        "there is no stored command %s, or it ended more than a week ago."
                                                .formatted(id)));
        return new Found(name, installed.bus().stored(installed.named(command, name).name(), id));
    }

    private static final class Converter implements ITypeConverter<UUID> {
        @Override
        public UUID convert(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("\"%s\" is no id.".formatted(text));
            }
        }
    }
}
