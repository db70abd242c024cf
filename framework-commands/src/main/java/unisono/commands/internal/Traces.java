package unisono.commands.internal;

import java.time.Instant;
import java.util.regex.Pattern;
import unisono.commands.CommandFailed;

/// Reads stack traces as deliveries keep them.
final class Traces {
    /// Class, message of whatever lines, and what was called or caused it.
    private static final Pattern HEAD =
            Pattern.compile(
                    "([\\w.$]+)(?:: (.*?))?(?:\\R\\s+at .*|\\RCaused by: .*|\\s*)", Pattern.DOTALL);

    private Traces() {}

    /// What is left of a failure: its class and its message.
    static CommandFailed failure(String trace, Instant at) {
        var head = HEAD.matcher(trace);
        if (!head.matches()) {
            return new CommandFailed("unknown", trace.lines().findFirst().orElse(""), at);
        }
        var message = head.group(2);
        return new CommandFailed(head.group(1), message == null ? "" : message, at);
    }
}
