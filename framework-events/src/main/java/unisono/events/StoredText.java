package unisono.events;

import org.jspecify.annotations.Nullable;

/// The rule for short texts that applications give us to store with each event.
final class StoredText {
    private static final int LENGTH_MAX = 200;

    private StoredText() {}

    /// What is wrong with a text, or null: empty, too long, or with control characters, which no
    /// database stores and no log prints.
    ///
    /// @param what begins the sentence
    static @Nullable String problem(String what, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return "%s has %d characters, and there are 1 to %d. Use an id, or null for none."
                    .formatted(what, text.length(), LENGTH_MAX);
        }
        return text.chars().anyMatch(Character::isISOControl)
                ? "%s has control characters. Use an id, or null for none.".formatted(what)
                : null;
    }
}
