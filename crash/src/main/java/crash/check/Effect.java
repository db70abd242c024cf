package crash.check;

/// What a listener has done.
///
/// @param at in milliseconds since 1970
record Effect(String listener, String id, String key, long number, long at) {
    static Effect of(Line line) {
        return new Effect(line.text(0), line.text(1), line.text(2), line.number(3), line.number(4));
    }
}
