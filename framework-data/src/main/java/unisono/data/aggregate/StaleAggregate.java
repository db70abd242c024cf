package unisono.data.aggregate;

import org.jspecify.annotations.Nullable;

/// An aggregate is not at the version that was expected: somebody else has changed it meanwhile.
/// Nothing was written. Who loads it again may repeat the command.
public final class StaleAggregate extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String type;
    private final String id;
    private final int expected;
    private final int found;

    /// Says who changed what.
    ///
    /// @param found the version that it has
    public StaleAggregate(
            String type, String id, int expected, int found, @Nullable Throwable cause) {
        super(
                "%s %s was expected at version %d, and is at version %d: somebody else has changed it. Nothing was written: load it again and repeat the command, or let attempts(n) do so."
                        .formatted(type, id, expected, found),
                cause);
        this.type = type;
        this.id = id;
        this.expected = expected;
        this.found = found;
    }

    /// The name of its [AggregateType].
    public String type() {
        return type;
    }

    /// As text.
    public String id() {
        return id;
    }

    /// The version that was expected.
    public int expected() {
        return expected;
    }

    /// The version that it had when it was looked for.
    public int found() {
        return found;
    }
}
