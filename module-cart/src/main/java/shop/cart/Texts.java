package shop.cart;

import java.nio.charset.StandardCharsets;

/// The limits that all texts of the shop share.
final class Texts {
    private Texts() {}

    static void check(String what, String text, int lengthMax) {
        if (text.isBlank() || text.length() > lengthMax || !storable(text)) {
            throw new IllegalArgumentException(
                    "The %s has %d characters. It needs 1 to %d, not only blanks, and neither a NUL nor half a surrogate pair."
                            .formatted(what, text.length(), lengthMax));
        }
    }

    /// PostgreSQL refuses a NUL. Half a pair is worse: no encoding has it, and the driver would
    /// store a question mark in its place.
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
