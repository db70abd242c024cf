package unisono.cli.internal.replay;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.internal.names.Times;
import unisono.data.ReplayFrom;
import unisono.data.ReplayOptions;

/// What of the log, and for whom: a picocli mixin.
final class Extract {
    @Parameters(paramLabel = "LISTENER", description = "its stable name, such as payment.capture")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String listener = "";

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            required = true,
            converter = FromConverter.class,
            description = "a position, a time such as 2026-11-21T09:30:00Z, or beginning")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private ReplayFrom from = ReplayFrom.BEGINNING;

    @Option(
            names = "--to",
            paramLabel = "POSITION",
            defaultValue = "" + Long.MAX_VALUE,
            description = "the last position; by default everything up to now")
    private long to;

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "only those; several times for several; by default all that it hears")
    private Set<String> events = Set.of();

    @Option(names = "--key", paramLabel = "KEY", description = "only events of this key")
    private @Nullable String key;

    String listener() {
        return listener;
    }

    ReplayFrom from() {
        return from;
    }

    Set<String> events() {
        return events;
    }

    ReplayOptions options(int rateMax, boolean skipping) {
        return new ReplayOptions(to, rateMax, events, key, skipping);
    }

    private static final class FromConverter implements ITypeConverter<ReplayFrom> {
        @Override
        public ReplayFrom convert(String text) {
            if (text.equals("beginning")) {
                return ReplayFrom.BEGINNING;
            }
            if (text.matches("[0-9]{1,18}") && Long.parseLong(text) > 0) {
                return new ReplayFrom.Position(Long.parseLong(text));
            }
            return Times.instant(text)
                    .map(ReplayFrom.Time::new)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "\"%s\" is neither a position, which begin at 1, nor a time such as 2026-11-21T09:30:00Z, nor beginning."
                                            .formatted(text)));
        }
    }
}
