package benchmarks.delivery;

import benchmarks.Named;
import org.jspecify.annotations.Nullable;

/// What is done with events. Each is compared with its ceiling, where it has one.
enum Way implements Named {
    RAW_1("a row, and a raw row", null, 0, 1),
    EMIT_1("a row, and an event, handled outside", RAW_1, 0.90, 1),
    RAW_20("a row, and 20 raw rows in one batch", null, 0, 5),
    EMIT_20("a row, and 20 events, handled outside", RAW_20, 0.80, 5),
    SELECT("the log, selected and decoded", null, 0, 10),
    DRAIN("a backlog, handled outside", SELECT, 0.50, 10),
    HAND("transactions of one row, by hand", null, 0, 1),
    HANDLE("a backlog, a transaction each", HAND, 0.85, 1),
    BATCH("a backlog, up to 100 in a transaction", HAND, 5, 5),
    HAND_WHOLE("a row and a raw row; then a row, by hand", null, 0, 1),
    WHOLE("a row and an event; its handler's row", HAND_WHOLE, 0, 1),
    NODES_1("the same, with 1 node", null, 0, 1),
    NODES_2("with 2 nodes", NODES_1, 0, 1),
    NODES_4("with 4 nodes", NODES_1, 0, 1),
    NODES_8("with 8 nodes", NODES_1, 0, 1);

    private final String words;
    private final @Nullable Way ceiling;
    private final double bar;
    private final int weight;

    Way(String words, @Nullable Way ceiling, double bar, int weight) {
        this.words = words;
        this.ceiling = ceiling;
        this.bar = bar;
        this.weight = weight;
    }

    @Override
    public String words() {
        return words;
    }

    @Nullable Way ceiling() {
        return ceiling;
    }

    /// How much of the ceiling it is to reach; 0 if nothing was said.
    double bar() {
        return bar;
    }

    /// What is cheap needs more events to be measured.
    int weight() {
        return weight;
    }

    /// How many nodes take part.
    int nodes() {
        return switch (this) {
            case NODES_2 -> 2;
            case NODES_4 -> 4;
            case NODES_8 -> 8;
            default -> 1;
        };
    }
}
