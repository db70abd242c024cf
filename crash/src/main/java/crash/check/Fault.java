package crash.check;

/// Something that was broken; times in milliseconds since 1970.
///
/// @param began when it was broken
/// @param lifted from when on nothing hinders the rest from delivering at full rate: that of a node
///   that is killed beside others is the moment of its death
/// @param over when everything was as before
public record Fault(int number, String kind, String target, long began, long lifted, long over) {
    static Fault of(Line line) {
        return new Fault(
                (int) line.number(0),
                line.text(1),
                line.text(2),
                line.number(3),
                line.number(4),
                line.number(5));
    }

    /// Whether it was there at some time between.
    boolean isBetween(long from, long to) {
        return began < to && over > from;
    }
}
