package shop.cart;

/// The limits that all texts of the shop share.
final class Texts {
    private Texts() {}

    static void check(String what, String text, int lengthMax) {
        if (text.isBlank() || text.length() > lengthMax || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "The %s has %d characters. It needs 1 to %d, not only blanks, and no NUL."
                            .formatted(what, text.length(), lengthMax));
        }
    }
}
