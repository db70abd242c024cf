package unisono.cli.internal.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.names.Times;
import unisono.cli.internal.operation.Refused;
import unisono.data.Schedules;

@Command(
        name = "reschedule",
        description = "Plans it for another time, with all attempts if it has failed.",
        footer = {"", "Example: unisono events schedule reschedule book-7 --in 10m"})
final class ReschedulePlanned extends ApplicationCommand<Schedules> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichPlanned which = new WhichPlanned();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "such as 2026-11-21T09:30:00Z; at once if it is over")
    private @Nullable Instant at;

    @Option(
            names = "--in",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "such as 90s, 10m, 2h, 7d or PT10M, by the clock of this machine")
    private @Nullable Duration in;

    @Spec private @Nullable CommandSpec command;

    ReschedulePlanned() {
        super(Schedules.class);
    }

    @Override
    protected ExitCode run(Schedules schedules) {
        var time = time();
        var planned = which.of(schedules);
        if (!Refused.orDone(command, () -> schedules.reschedule(planned.id(), time))) {
            throw which.because("%s was emitted just now.".formatted(which.name()));
        }
        output.print(
                new Document(planned.id(), time),
                "%s is planned for %s.\n".formatted(which.name(), time));
        return ExitCode.DONE;
    }

    private Instant time() {
        if (at != null && in == null) {
            return at;
        }
        if (in != null && at == null) {
            return Instant.now().plus(in);
        }
        throw which.because("say when: either --at TIME or --in DURATION.");
    }

    /// What scripts read.
    record Document(long rescheduled, Instant due) {}

    private static final class TimeConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return Times.instant(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "\"%s\" is no time such as 2026-11-21T09:30:00Z."
                                            .formatted(text)));
        }
    }

    private static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            return Times.duration(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "\"%s\" is no duration such as 90s, 10m, 2h, 7d or PT10M, of 100 years at the most."
                                            .formatted(text)));
        }
    }
}
