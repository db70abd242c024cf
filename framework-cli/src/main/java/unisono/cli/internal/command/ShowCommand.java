package unisono.cli.internal.command;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.commands.CommandFailed;
import unisono.commands.CommandOutcome;

@Command(
        name = "status",
        description = {
            "Tells what became of a stored command: pending, succeeded, refused or failed.",
            "What failed is not tried again, unless somebody does: unisono deliveries retry."
        },
        footer = {"", "Example: unisono command status 01a1fda4-334e-7b20-8b6e-7fb746aeec5c"})
final class ShowCommand extends ApplicationCommand<Installed> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichStored which = new WhichStored();

    ShowCommand() {
        super(Installed::required);
    }

    @Override
    protected ExitCode run(Installed installed) {
        var found = which.of(installed);
        var document = document(found.name(), found.stored().id(), found.stored().outcome());
        output.print(document, text(document));
        return ExitCode.DONE;
    }

    private static Document document(String name, UUID id, CommandOutcome<?> outcome) {
        return switch (outcome) {
            case CommandOutcome.Succeeded<?>(var result) ->
                    new Document(id, name, "succeeded", 0, read(name, result), null, null);
            case CommandOutcome.Refused<?>(var refusal) ->
                    new Document(
                            id,
                            name,
                            "refused",
                            0,
                            null,
                            new No(
                                    refusal.module(),
                                    refusal.rule(),
                                    String.valueOf(refusal.getMessage())),
                            null);
            case CommandOutcome.Failed<?>(var failure) ->
                    new Document(id, name, "failed", 0, null, null, Failure.of(failure));
            case CommandOutcome.Pending<?>(int attempts, var last) ->
                    new Document(id, name, "pending", attempts, null, null, Failure.of(last));
            case CommandOutcome.Cancelled<?> _, CommandOutcome.Expired<?> _ ->
                    throw new IllegalStateException(
                            "What is stored is neither cancelled nor late.");
        };
    }

    private static JsonNode read(String name, Object result) {
        return JsonMapper.shared().readTree(Answer.json(name, result));
    }

    private static String text(Document it) {
        var first = "%s %s: %s\n".formatted(it.command, it.id, it.state);
        if (it.result != null && !it.result.isNull()) {
            return first + it.result + "\n";
        }
        if (it.refusal != null) {
            return "%s%s (%s, %s)\n"
                    .formatted(first, it.refusal.message, it.refusal.module, it.refusal.rule);
        }
        if (it.failure != null) {
            return "%sat %s: %s: %s\n"
                    .formatted(first, it.failure.at, it.failure.type, it.failure.message);
        }
        return first;
    }

    /// What scripts read.
    ///
    /// @param attempts that failed, of what is pending
    record Document(
            UUID id,
            String command,
            String state,
            int attempts,
            @Nullable JsonNode result,
            @Nullable No refusal,
            @Nullable Failure failure) {}

    /// A refusal.
    record No(String module, String rule, String message) {}

    /// A failure.
    ///
    /// @param at null if nobody knows
    record Failure(String type, String message, @Nullable Instant at) {
        static @Nullable Failure of(@Nullable Throwable failure) {
            return switch (failure) {
                case null -> null;
                case CommandFailed known ->
                        new Failure(known.type(), String.valueOf(known.getMessage()), known.at());
                default ->
                        new Failure(
                                failure.getClass().getName(),
                                String.valueOf(failure.getMessage()),
                                null);
            };
        }
    }
}
