package benchmarks.delivery;

import benchmarks.Named;
import java.sql.SQLException;
import java.util.List;

/// Who plays, in a JVM of its own.
enum Contender implements Named {
    UNISONO_OUTSIDE("Unisono, handled outside", 1),
    UNISONO_DATABASE("Unisono, a transaction each", 1),
    UNISONO_BATCHED("Unisono, in batches", 1),
    UNISONO_NODES("Unisono, on several nodes", 1),
    SPRING_MODULITH("Spring Modulith", 4),
    TRANSACTION_OUTBOX("transaction-outbox", 4),
    DB_SCHEDULER("db-scheduler", 4),
    JOBRUNR("JobRunr", 8);

    private static final int HUNDRED = 100;

    private final String words;
    private final int slowness;

    /// @param slowness so many times fewer events make a round that takes as long
    Contender(String words, int slowness) {
        this.words = words;
        this.slowness = slowness;
    }

    @Override
    public String words() {
        return words;
    }

    /// What it does.
    List<Way> ways() {
        return switch (this) {
            case UNISONO_OUTSIDE ->
                    List.of(Way.RAW_1, Way.EMIT_1, Way.RAW_20, Way.EMIT_20, Way.SELECT, Way.DRAIN);
            case UNISONO_DATABASE -> List.of(Way.HAND, Way.HANDLE, Way.HAND_WHOLE, Way.WHOLE);
            case UNISONO_BATCHED -> List.of(Way.HAND, Way.BATCH);
            case UNISONO_NODES -> List.of(Way.NODES_1, Way.NODES_2, Way.NODES_4, Way.NODES_8);
            case SPRING_MODULITH, TRANSACTION_OUTBOX, DB_SCHEDULER, JOBRUNR -> List.of(Way.WHOLE);
        };
    }

    /// An event in a transaction of its own.
    Way usual() {
        return this == UNISONO_OUTSIDE ? Way.EMIT_1 : Way.WHOLE;
    }

    /// How many events a round of a way has, in hundreds.
    int events(Way way, int base) {
        return Math.max(1, base * way.weight() / slowness / HUNDRED) * HUNDRED;
    }

    /// Whether it is one node of ours that takes event by event.
    boolean isOurs() {
        return this == UNISONO_OUTSIDE || this == UNISONO_DATABASE;
    }

    /// Makes its tables, and starts.
    Player open(Place place) throws SQLException {
        return switch (this) {
            case UNISONO_OUTSIDE -> new UnisonoPlayer(place, Shop.Kind.OUTSIDE);
            case UNISONO_DATABASE -> new UnisonoPlayer(place, Shop.Kind.DATABASE);
            case UNISONO_BATCHED -> new UnisonoPlayer(place, Shop.Kind.BATCHED);
            case UNISONO_NODES -> new NodesPlayer(place);
            case SPRING_MODULITH -> new ModulithPlayer(place);
            case TRANSACTION_OUTBOX -> new OutboxPlayer(place);
            case DB_SCHEDULER -> new DbSchedulerPlayer(place);
            case JOBRUNR -> new JobRunrPlayer(place);
        };
    }
}
