package unisono.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.internal.Json;

/// The option `-o table|json`, and the results of a command: a picocli mixin.
///
/// ```java
/// @Mixin private final Output output = new Output();
/// ```
///
/// Results go to stdout. With `-o json` they are one document, and nothing else is on stdout;
/// messages and progress go to stderr.
public final class Output {
    private enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "table|json",
            defaultValue = "table",
            converter = FormatConverter.class,
            description = "a table for people (the default) or JSON for machines")
    private Format format = Format.TABLE;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// Made by picocli.
    public Output() {}

    /// Prints a result.
    ///
    /// @param document what Jackson makes one JSON document of; its records keep the order of their
    ///   components, and their package is opened to `tools.jackson.databind`
    /// @param table the same for people
    public void print(Object document, Object table) {
        if (command == null) {
            throw new IllegalStateException("This mixin belongs to no command.");
        }
        var out = command.commandLine().getOut();
        out.print(format == Format.JSON ? Json.of(document) + "\n" : table.toString());
        out.flush();
    }

    private static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return switch (text) {
                case "table" -> Format.TABLE;
                case "json" -> Format.JSON;
                default ->
                        throw new TypeConversionException(
                                "there are table and json, and no %s.".formatted(text));
            };
        }
    }
}
