package crash.check;

/// An emission that was committed, as the database tells at the end.
///
/// @param number counts the emissions of a key, in the order of their transactions
record Emitted(String id, String event, String key, long number) {
    static Emitted of(Line line) {
        return new Emitted(line.text(0), line.text(1), line.text(2), line.number(3));
    }

    /// Whether it comes from the sender, whose rate is the same all the time.
    static boolean isSteady(String id) {
        return id.startsWith("sender");
    }
}
