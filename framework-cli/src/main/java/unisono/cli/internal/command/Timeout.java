package unisono.cli.internal.command;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.internal.names.Times;

/// The option `--timeout`: a picocli mixin.
final class Timeout {
    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = Converter.class,
            description = "how long it may take, such as 10s or 5m, up to 1d; by default 30s")
    private Duration limit = Duration.ofSeconds(30);

    Duration limit() {
        return limit;
    }

    private static final class Converter implements ITypeConverter<Duration> {
        private static final Duration MIN = Duration.ofMillis(1);
        private static final Duration MAX = Duration.ofDays(1);

        @Override
        public Duration convert(String text) {
            return Times.duration(text)
                    .filter(it -> it.compareTo(MIN) >= 0 && it.compareTo(MAX) <= 0)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "\"%s\" is no duration such as 10s or 5m, up to 1d."
                                            .formatted(text)));
        }
    }
}
