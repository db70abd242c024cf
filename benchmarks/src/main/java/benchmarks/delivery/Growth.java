package benchmarks.delivery;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// The same on a log with many rows as on an empty one.
///
/// @param slow how many events are emitted one by one
record Growth(Ground ground, Course course, int slow) {
    private static final double WANTED = 0.90;
    private static final Map<Contender, List<Way>> WAYS =
            Map.of(
                    Contender.UNISONO_OUTSIDE,
                    List.of(Way.EMIT_1, Way.EMIT_20, Way.SELECT, Way.DRAIN),
                    Contender.UNISONO_DATABASE,
                    List.of(Way.HANDLE, Way.WHOLE));

    /// What is found on one log.
    record Found(Map<Way, List<Round>> rounds, Latency.Line delays) {}

    /// Plays on a log as it is, with one JVM after the other.
    Found play(Place place, String where) throws Exception {
        var rounds = new EnumMap<Way, List<Round>>(Way.class);
        Latency.Line delays;
        try (var child = new Child(Contender.UNISONO_OUTSIDE, place, ground.cpu())) {
            rounds.putAll(run(child, Contender.UNISONO_OUTSIDE));
            delays = new Latency.Line(where, new Latency(ground, slow).alone(child).delays());
        }
        try (var child = new Child(Contender.UNISONO_DATABASE, place, ground.cpu())) {
            rounds.putAll(run(child, Contender.UNISONO_DATABASE));
        }
        return new Found(rounds, delays);
    }

    private Map<Way, List<Round>> run(Child child, Contender contender) throws Exception {
        return course.run(child, contender, ways(contender));
    }

    private static List<Way> ways(Contender contender) {
        return Objects.requireNonNull(WAYS.get(contender));
    }

    /// The grown log beside the empty one.
    static List<Measurement> compare(Found grown, Found empty) {
        var measurements = new ArrayList<Measurement>();
        for (var contender : List.of(Contender.UNISONO_OUTSIDE, Contender.UNISONO_DATABASE)) {
            for (var way : ways(contender)) {
                measurements.add(
                        new Measurement(
                                contender,
                                way,
                                way.words(),
                                WANTED,
                                rounds(grown, way),
                                rounds(empty, way)));
            }
        }
        return measurements;
    }

    private static List<Round> rounds(Found found, Way way) {
        return Objects.requireNonNull(found.rounds().get(way));
    }

    /// Drops what was filled, while events are emitted and handled.
    ///
    /// @return how long each partition took, in milliseconds
    List<Double> drop(Place place, int partitions) throws Exception {
        try (var child = new Child(Contender.UNISONO_OUTSIDE, place, ground.cpu());
                var threads = Executors.newSingleThreadExecutor()) {
            int events = Contender.UNISONO_OUTSIDE.events(Way.EMIT_1, course.events());
            child.play(Way.EMIT_1, events);
            Callable<Round> writing = () -> child.play(Way.EMIT_1, events);
            var written = threads.submit(writing);
            var times = dropped(place, partitions);
            written.get();
            return times;
        }
    }

    private static List<Double> dropped(Place place, int partitions) throws SQLException {
        try (var connection = place.connect()) {
            return new Dropping(connection).drop(partitions);
        }
    }
}
