package unisono.commands.internal;

import java.util.Optional;
import java.util.UUID;
import unisono.commands.CommandName;
import unisono.commands.NoResult;
import unisono.data.PayloadText;

/// Commands and their results as text.
final class Answers {
    private static final String NOTHING = "null";
    private static final String STORED = "stored ";

    private Answers() {}

    static String command(CommandName<?, ?> name, Object command) {
        return PayloadText.write("The command " + name, (Record) command);
    }

    static String result(CommandName<?, ?> name, Object result) {
        return result == NoResult.NO_RESULT
                ? NOTHING
                : PayloadText.write("The result of " + name, (Record) result);
    }

    static <R> R result(CommandName<?, R> name, String text) {
        return name.resultType() == NoResult.class
                ? name.resultType().cast(NoResult.NO_RESULT)
                : PayloadText.read("The result of " + name, name.resultType(), text);
    }

    /// What a repetition of something that was stored is told.
    static String stored(UUID id) {
        return STORED + id;
    }

    /// Its id, if it was stored; no JSON object begins so.
    static Optional<UUID> stored(String answer) {
        return answer.startsWith(STORED)
                ? Optional.of(UUID.fromString(answer.substring(STORED.length())))
                : Optional.empty();
    }
}
