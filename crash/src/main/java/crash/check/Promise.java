package crash.check;

/// What a listener was promised.
///
/// @param event whose emissions it hears
/// @param once whether each has its effect exactly once; else at least once
/// @param ordered whether those of one key have theirs in the order of their numbers
record Promise(String listener, String event, boolean once, boolean ordered) {
    static Promise of(Line line) {
        return new Promise(
                line.text(0),
                line.text(1),
                line.text(2).equals("once"),
                line.text(3).equals("ordered"));
    }
}
