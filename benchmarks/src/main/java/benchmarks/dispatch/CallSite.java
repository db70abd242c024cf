package benchmarks.dispatch;

/// What the JVM has seen before it is measured.
public enum CallSite {
    /// Only what is measured: at best one class at each call, which the JIT inlines.
    FRESH,
    /// Many other listeners through the same code: calls that the JIT cannot foresee.
    WARMED;

    @Override
    public String toString() {
        return this == FRESH ? "fresh" : "warmed";
    }
}
