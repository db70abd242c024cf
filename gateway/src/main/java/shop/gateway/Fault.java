package shop.gateway;

import java.util.List;
import java.util.random.RandomGenerator;

/// How one call goes wrong.
///
/// @param moment before or after what was asked for is done
record Fault(Moment moment, Kind kind) {
    enum Moment {
        BEFORE,
        AFTER,
        NEVER
    }

    enum Kind {
        ERROR,
        UNAVAILABLE,
        CUT,
        HANG
    }

    static final Fault NONE = new Fault(Moment.NEVER, Kind.ERROR);

    private static final List<Kind> KINDS = List.of(Kind.values());

    /// Draws what becomes of the next call.
    static Fault drawn(RandomGenerator random, int percent) {
        if (random.nextInt(100) >= percent) {
            return NONE;
        }
        var moment = random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
        return new Fault(moment, KINDS.get(random.nextInt(KINDS.size())));
    }
}
