package benchmarks.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How many rounds are played, and of how many events.
///
/// @param events in a round of a way that is as costly as most
/// @param warmUps rounds that are not counted, at the beginning of each JVM
/// @param rounds that are counted
record Course(int events, int warmUps, int rounds) {
    /// Plays. Every second round goes through the ways backwards, so that none profits from where
    /// it stands.
    Map<Way, List<Round>> run(Child child, Contender contender, List<Way> ways) throws Exception {
        var all = new EnumMap<Way, List<Round>>(Way.class);
        for (int i = 0; i < warmUps + rounds; i++) {
            var counted = new EnumMap<Way, Round>(Way.class);
            for (var way : i % 2 == 0 ? ways : ways.reversed()) {
                counted.put(way, child.play(way, contender.events(way, events)));
            }
            if (i >= warmUps) {
                counted.forEach((way, round) ->
                        all.computeIfAbsent(way, _ -> new ArrayList<>()).add(round));
            }
        }
        return all;
    }

    /// Each way beside its ceiling.
    static List<Measurement> measurements(Contender contender, Map<Way, List<Round>> rounds) {
        return rounds.entrySet().stream()
                .map(its ->
                        new Measurement(
                                contender,
                                its.getKey(),
                                its.getKey().words(),
                                its.getKey().bar(),
                                its.getValue(),
                                ceiling(its.getKey(), rounds)))
                .toList();
    }

    private static List<Round> ceiling(Way way, Map<Way, List<Round>> rounds) {
        var ceiling = way.ceiling();
        return ceiling == null
                ? List.of()
                : Objects.requireNonNullElse(rounds.get(ceiling), List.of());
    }
}
