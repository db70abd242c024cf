package unisono.cli.internal;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.names.UpTo;
import unisono.data.EventLog;
import unisono.data.LoggedEmission;

@Command(
        name = "log",
        description = "Shows the newest emissions, the newest first.",
        footer = {"", "Example: unisono events log --limit 100 -o json"})
final class ShowEventLog extends ApplicationCommand<EventLog> {
    @Mixin private final Output output = new Output();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = LimitConverter.class,
            description = "how many, from 1 to " + EventLog.LIMIT_MAX + "; by default 20")
    private int limit;

    ShowEventLog() {
        super(EventLog.class);
    }

    @Override
    protected ExitCode run(EventLog log) {
        var emissions = log.newest(limit);
        var table = Table.of("POSITION", "TIME", "EVENT", "MODULE", "EMITTER", "PAYLOAD");
        for (var emission : emissions) {
            table.row(
                    emission.position(),
                    emission.time(),
                    named(emission),
                    emission.module(),
                    emission.emitter(),
                    emission.payload());
        }
        output.print(emissions.stream().map(Line::of).toList(), table);
        return ExitCode.DONE;
    }

    /// The version when there is something to say about it.
    private static String named(LoggedEmission emission) {
        return emission.version() == 1
                ? emission.name()
                : "%s %d".formatted(emission.name(), emission.version());
    }

    /// What scripts read: the payload is a value of the document, not JSON in a string.
    record Line(
            long position,
            UUID id,
            Instant time,
            String event,
            int version,
            String module,
            String emitter,
            @Nullable String key,
            @Nullable UUID cause,
            UUID correlation,
            @Nullable String actor,
            @Nullable String tenant,
            @Nullable String traceparent,
            @JsonRawValue String payload) {
        static Line of(LoggedEmission it) {
            return new Line(
                    it.position(),
                    it.id(),
                    it.time(),
                    it.name(),
                    it.version(),
                    it.module(),
                    it.emitter(),
                    it.key(),
                    it.cause(),
                    it.correlation(),
                    it.actor(),
                    it.tenant(),
                    it.traceparent(),
                    it.payload());
        }
    }

    private static final class LimitConverter extends UpTo {
        LimitConverter() {
            super(EventLog.LIMIT_MAX);
        }
    }
}
