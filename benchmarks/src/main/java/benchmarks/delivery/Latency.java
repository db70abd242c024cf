package benchmarks.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How long after a commit a handler begins, on a machine with little to do: an event every five
/// milliseconds or so.
///
/// @param events that are counted; as many warm up
record Latency(Ground ground, int events) {
    private static final Contender WHO = Contender.UNISONO_OUTSIDE;

    /// Until both nodes have their share.
    private static final Duration TO_SHARE = Duration.ofSeconds(8);

    /// For what is still on its way.
    private static final Duration AFTERMATH = Duration.ofMillis(500);

    /// One row of the table.
    record Line(String where, Delays delays) {}

    List<Line> measure() throws Exception {
        var place = ground.database("latency");
        var lines = new ArrayList<Line>();
        try (var one = new Child(WHO, place, ground.cpu())) {
            lines.add(alone(one));
            try (var other = new Child(WHO, place, ground.cpu())) {
                Thread.sleep(TO_SHARE);
                lines.addAll(together(one, other));
            }
        }
        return lines;
    }

    Line alone(Child one) throws Exception {
        warmUp(one);
        var emitted = emit(one);
        return new Line("the node that emits, alone", Delays.of(emitted, one.heard()));
    }

    private List<Line> together(Child one, Child other) throws Exception {
        other.heard();
        warmUp(one);
        other.heard();
        var emitted = emit(one);
        return List.of(
                new Line("the node that emits, beside another", Delays.of(emitted, one.heard())),
                new Line("another node", Delays.of(emitted, other.heard())));
    }

    private void warmUp(Child one) throws Exception {
        emit(one);
        one.heard();
    }

    private List<Long> emit(Child one) throws Exception {
        var emitted = one.emitSlowly(events);
        Thread.sleep(AFTERMATH);
        return emitted;
    }
}
