package unisono.cli.internal.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.google.inject.Key;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import unisono.audit.AuditLog;
import unisono.audit.AuditOutcome;
import unisono.audit.AuditQuery;
import unisono.audit.AuditRecord;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;
import unisono.cli.internal.names.Times;
import unisono.cli.internal.names.UpTo;
import unisono.data.DataException;
import unisono.events.Application;

@Command(
        name = "list",
        description = {
            "Lists what the audit log has, the newest first.",
            "done: it was done, and is committed. failed: a unit of work was rolled back."
        },
        footer = {"", "Example: unisono audit list --actor ann --since 2026-11-21T09:30:00Z"})
final class ListAudit extends ApplicationCommand<AuditLog> {
    @Mixin private final Output output = new Output();

    @Option(names = "--actor", paramLabel = "NAME", description = "only what this one asked for")
    private @Nullable String actor;

    @Option(
            names = "--event",
            paramLabel = "NAME",
            description = "only this event, such as payment.captured, or this part of an aggregate")
    private @Nullable String event;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = SinceConverter.class,
            description = "nothing older: a time such as 2026-11-21T09:30:00Z")
    private @Nullable Instant since;

    @Option(
            names = "--outcome",
            paramLabel = "done|failed",
            converter = OutcomeConverter.class,
            description = "only what came to this")
    private @Nullable AuditOutcome outcome;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            converter = LimitConverter.class,
            description = "how many, from 1 to " + AuditQuery.LIMIT_MAX + "; by default 20")
    private int limit;

    ListAudit() {
        super(ListAudit::log);
    }

    private static AuditLog log(Application application) {
        if (application.injector().getExistingBinding(Key.get(AuditLog.class)) == null) {
            throw new DataException(
                    "This application keeps no audit log. Put an AuditTrail into it where it is built.");
        }
        return application.injector().getInstance(AuditLog.class);
    }

    @Override
    protected ExitCode run(AuditLog log) {
        var query =
                AuditQuery.newest(limit).actor(actor).event(event).since(since).outcome(outcome);
        var records = log.find(query);
        var table =
                Table.of("TIME", "OUTCOME", "EVENT", "KEY", "ACTOR", "BEFORE", "AFTER", "FAILED");
        for (var record : records) {
            table.row(
                    record.time(),
                    words(record.outcome()),
                    record.event(),
                    orNone(record.key()),
                    orNone(record.actor()),
                    orNone(record.before()),
                    orNone(record.after()),
                    failure(record));
        }
        output.print(records.stream().map(Line::of).toList(), table);
        return ExitCode.DONE;
    }

    private static String words(AuditOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String failure(AuditRecord record) {
        return Stream.of(orNone(record.listener()), orNone(record.failure()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    /// What scripts read: before and after are values of the document, not JSON in a string.
    record Line(
            Instant time,
            UUID id,
            String outcome,
            String event,
            String type,
            String module,
            String emitter,
            @Nullable String key,
            @Nullable String actor,
            @Nullable String tenant,
            @Nullable String traceparent,
            @Nullable UUID cause,
            UUID correlation,
            @JsonRawValue String before,
            @JsonRawValue String after,
            @Nullable String listener,
            @Nullable String failure) {
        static Line of(AuditRecord it) {
            return new Line(
                    it.time(),
                    it.id(),
                    words(it.outcome()),
                    it.event(),
                    it.type(),
                    it.module(),
                    it.emitter(),
                    it.key(),
                    it.actor(),
                    it.tenant(),
                    it.traceparent(),
                    it.cause(),
                    it.correlation(),
                    Objects.requireNonNullElse(it.before(), "null"),
                    Objects.requireNonNullElse(it.after(), "null"),
                    it.listener(),
                    it.failure());
        }
    }

    private static final class LimitConverter extends UpTo {
        LimitConverter() {
            super(AuditQuery.LIMIT_MAX);
        }
    }

    private static final class OutcomeConverter implements ITypeConverter<AuditOutcome> {
        @Override
        public AuditOutcome convert(String text) {
            return Stream.of(AuditOutcome.values())
                    .filter(outcome -> words(outcome).equals(text))
                    .findFirst()
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "there are done and failed, and no %s.".formatted(text)));
        }
    }

    private static final class SinceConverter implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return Times.instant(text)
                    .orElseThrow(() ->
                            new TypeConversionException(
                                    "\"%s\" is no time such as 2026-11-21T09:30:00Z."
                                            .formatted(text)));
        }
    }
}
