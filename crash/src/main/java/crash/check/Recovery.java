package crash.check;

/// How long it took after a fault until every listener was at its full rate again.
///
/// @param millis from when it was lifted; negative if that was not seen
/// @param slowest the listener that took longest
/// @param beside other faults meanwhile, so that the time is not this one's alone
public record Recovery(Fault fault, long millis, String slowest, boolean beside) {
    /// Whether it was seen.
    public boolean isSeen() {
        return millis >= 0;
    }

    /// When it was, in milliseconds since 1970.
    long end() {
        return fault.lifted() + millis;
    }
}
