package unisono.cli.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.names.UpTo;
import unisono.events.Application;
import unisono.events.Explanation;

@Command(
        name = "explain",
        description = {
            "Tells what follows an event: every listener in the order of delivery, what it may emit in"
                    + " turn, and so on, over all modules and timings.",
            "It knows what the event managers declare, and who is given whom by the injector."
        },
        footer = {"", "Example: unisono events explain cart.checked-out --format mermaid"})
final class ExplainEvent extends ApplicationCommand<Application> {
    private static final int DEPTH_MAX = 1_000;
    private static final int NAMES_MAX = 20;

    @Spec private @Nullable CommandSpec command;

    @Parameters(paramLabel = "EVENT", description = "its name, such as cart.checked-out")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String event = "";

    @Option(
            names = {"-o", "--output", "--format"},
            paramLabel = "text|json|mermaid",
            defaultValue = "text",
            converter = FormatConverter.class,
            description =
                    "text for people (the default), JSON for machines, or a Mermaid flowchart for a page")
    private Format format = Format.TEXT;

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "16",
            converter = DepthConverter.class,
            description = "how many events may stand below each other; by default 16")
    private int depth;

    ExplainEvent() {
        super(application -> application);
    }

    @Override
    protected ExitCode run(Application application) {
        if (command == null) {
            throw new IllegalStateException("This command was not called by the command line.");
        }
        var line = command.commandLine();
        var explanation =
                application
                        .explain(event, depth)
                        .orElseThrow(
                                () -> new ParameterException(line, unknown(application.events())));
        line.getOut().print(text(explanation));
        line.getOut().flush();
        return ExitCode.DONE;
    }

    private String text(Explanation explanation) {
        return switch (format) {
            case TEXT -> ExplanationTable.of(explanation).toString();
            case JSON -> Json.of(ExplanationDocument.of(explanation)) + "\n";
            case MERMAID -> Flowchart.of(explanation);
        };
    }

    private String unknown(List<String> events) {
        var similar = Similar.severalTo(event, events);
        return "there is no event \"%s\". %s"
                .formatted(
                        event,
                        similar.isEmpty()
                                ? all(events)
                                : "Did you mean %s?".formatted(String.join(" or ", similar)));
    }

    private static String all(List<String> events) {
        if (events.isEmpty()) {
            return "The application has none.";
        }
        return "There are %s%s."
                .formatted(
                        String.join(", ", events.subList(0, Math.min(NAMES_MAX, events.size()))),
                        events.size() > NAMES_MAX
                                ? " and %d more".formatted(events.size() - NAMES_MAX)
                                : "");
    }

    private enum Format {
        TEXT,
        JSON,
        MERMAID
    }

    private static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return switch (text) {
                case "text" -> Format.TEXT;
                case "json" -> Format.JSON;
                case "mermaid" -> Format.MERMAID;
                default ->
                        throw new TypeConversionException(
                                "there are text, json and mermaid, and no %s.".formatted(text));
            };
        }
    }

    private static final class DepthConverter extends UpTo {
        DepthConverter() {
            super(DEPTH_MAX);
        }
    }
}
