package crash.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What is to be said of a history.
///
/// @param emissions that were committed
/// @param ends what the emitters know of theirs
/// @param effects all of them
/// @param repeated how many effects were of something that had one
/// @param recoveries of each fault
/// @param violations of the promises; empty if all were kept
public record Verdict(
        long emissions,
        String ends,
        long effects,
        long repeated,
        List<Recovery> recoveries,
        List<Violation> violations) {

    /// Reads the files of a directory, and judges; see [History].
    ///
    /// @throws IOException if they cannot be read
    public static Verdict of(Path directory) throws IOException {
        return of(History.of(directory));
    }

    static Verdict of(History history) {
        var recoveries = Rates.of(history);
        return new Verdict(
                history.emitted().size(),
                ends(history.ends()),
                history.effects().size(),
                history.effects().size() - distinct(history),
                recoveries,
                Stream.concat(
                                Promises.broken(history).stream(),
                                Rates.tooSlow(history, recoveries).stream())
                        .toList());
    }

    private static String ends(Map<Fate, Long> ends) {
        return "%d committed, %d rolled back, %d unknown"
                .formatted(
                        ends.getOrDefault(Fate.COMMITTED, 0L),
                        ends.getOrDefault(Fate.ROLLEDBACK, 0L),
                        ends.getOrDefault(Fate.UNKNOWN, 0L) + ends.getOrDefault(Fate.BEGAN, 0L));
    }

    private static long distinct(History history) {
        return history.effects().stream()
                .map(effect -> effect.listener() + "\t" + effect.id())
                .distinct()
                .count();
    }

    /// How many violations are of a kind.
    public long count(Violation.Kind kind) {
        return violations.stream().filter(violation -> violation.kind() == kind).count();
    }

    /// Whether everything has its effect by now.
    public boolean isComplete() {
        return count(Violation.Kind.LOST) == 0;
    }

    /// Whether every listener was seen at its full rate after every fault.
    public boolean isRecovered() {
        return recoveries.stream().allMatch(Recovery::isSeen);
    }
}
