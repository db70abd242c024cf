package unisono.data;

/// Something that came from outside: a message, a request, a webhook.
///
/// @param source whose ids they are, `stripe` or `POST /orders`; 1 to 200 characters
/// @param id given by whoever sent it; 1 to 255 characters
/// @param content all that must be the same when the id is; of it, no more than a hash is kept
public record Incoming(String source, String id, String content) {
    private static final int SOURCE_MAX = 200;

    /// The longest id.
    public static final int ID_MAX = 255;

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one is passed
    public Incoming {
        check("source", source, SOURCE_MAX);
        check("id", id, ID_MAX);
    }

    private static void check(String what, String text, int max) {
        if (text.isEmpty() || text.length() > max || text.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalArgumentException(
                    "The %s of something incoming has %d characters, and there are 1 to %d, none of them a control character."
                            .formatted(what, text.length(), max));
        }
    }
}
