package unisono.cli.internal.command;

import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import unisono.cli.ExitCode;
import unisono.commands.CommandFailed;
import unisono.commands.CommandOutcome;
import unisono.data.PayloadText;

/// Tells how a command ended: its result as JSON on stdout; everything else is an error.
final class Answer {
    private Answer() {}

    /// The result as JSON; null if there is none.
    static String json(String name, Object result) {
        return result instanceof Record answer
                ? PayloadText.write("The result of " + name, answer)
                : "null";
    }

    static <R> ExitCode tell(
            @Nullable CommandSpec command, String name, CommandOutcome<R> outcome, Duration limit) {
        return switch (outcome) {
            case CommandOutcome.Succeeded<R>(var result) -> {
                out(command).println(json(name, result));
                yield ExitCode.DONE;
            }
            case CommandOutcome.Refused<R>(var refusal) ->
                    throw new IllegalStateException(
                            "%s is refused by %s (%s): %s"
                                    .formatted(
                                            name,
                                            refusal.module(),
                                            refusal.rule(),
                                            refusal.getMessage()));
            case CommandOutcome.Failed<R>(CommandFailed failure) ->
                    throw new IllegalStateException(
                            "%s failed at %s, and is not tried again: %s: %s"
                                    .formatted(
                                            name,
                                            failure.at(),
                                            failure.type(),
                                            failure.getMessage()));
            case CommandOutcome.Failed<R>(var failure) ->
                    throw new IllegalStateException(
                            "%s failed: %s".formatted(name, failure), failure);
            case CommandOutcome.Cancelled<R> _ ->
                    throw new IllegalStateException(
                            "%s was cancelled, and rolled back.".formatted(name));
            case CommandOutcome.Expired<R> _ ->
                    throw new IllegalStateException(
                            "%s had not ended after %s, and was rolled back. Give it more time with --timeout, or store it with --durable."
                                    .formatted(name, words(limit)));
            case CommandOutcome.Pending<R>(int attempts, _) ->
                    throw new IllegalStateException(
                            "%s has not ended after %s (attempts that failed: %d)."
                                    .formatted(name, words(limit), attempts));
        };
    }

    private static PrintWriter out(@Nullable CommandSpec command) {
        if (command == null) {
            throw new IllegalStateException("This belongs to no command.");
        }
        return command.commandLine().getOut();
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
