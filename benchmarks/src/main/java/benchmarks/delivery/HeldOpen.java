package benchmarks.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The same while somebody keeps a transaction open, which has read and written: nothing that dies
/// meanwhile can be cleared away.
///
/// @param hold how long at least
record HeldOpen(Ground ground, Course course, Duration hold) {
    /// PostgreSQL tells what a session did when that has rested for ten seconds.
    private static final Duration TO_BE_TOLD = Duration.ofSeconds(11);

    private static final double WANTED = 0.95;

    /// What was found.
    ///
    /// @param rows of our tables, while it is held
    record Found(Measurement cost, List<DeadRows> rows) {}

    Found measure(Contender contender, int number) throws Exception {
        var way = contender.usual();
        var place = ground.database("held_%d".formatted(number));
        try (var child = new Child(contender, place, ground.cpu());
                var holder = place.connect()) {
            var free = new ArrayList<>(rounds(child, contender, way));
            hold(holder);
            var held = held(child, contender, way);
            var dead = DeadRows.of(place, TO_BE_TOLD);
            holder.rollback();
            free.addAll(
                    new Course(course.events(), 0, course.rounds())
                            .run(child, contender, List.of(way))
                            .getOrDefault(way, List.of()));
            var cost =
                    new Measurement(
                            contender,
                            way,
                            way.words() + ", held open",
                            WANTED,
                            held,
                            around(free, held.size()));
            return new Found(cost, dead);
        }
    }

    private List<Round> rounds(Child child, Contender contender, Way way) throws Exception {
        return course.run(child, contender, List.of(way)).getOrDefault(way, List.of());
    }

    /// Until the time is over, but some rounds.
    private List<Round> held(Child child, Contender contender, Way way) throws Exception {
        var rounds = new ArrayList<Round>();
        long end = System.nanoTime() + hold.toNanos();
        while (rounds.size() < course.rounds() || System.nanoTime() < end) {
            rounds.add(child.play(way, contender.events(way, course.events())));
        }
        return rounds;
    }

    /// Those before and after, as often as needed.
    private static List<Round> around(List<Round> free, int size) {
        var around = new ArrayList<Round>();
        for (int i = 0; i < size; i++) {
            around.add(free.get(i % free.size()));
        }
        return around;
    }

    private static void hold(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        holder.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        Rows.business(holder, -1);
        Rows.number(holder, "select count(*) from unisono.listener");
    }
}
