package app.baskets;

/// A stranger's text made fit for a message: cut, and without anything that a terminal obeys.
final class Quoted {
    private static final int CHARS_MAX = 40;

    private Quoted() {}

    static String of(String text) {
        var cut = text.length() > CHARS_MAX ? text.substring(0, CHARS_MAX) + "…" : text;
        return '"' + cut.replaceAll("\\p{C}", "?") + '"';
    }
}
