package crash.run;

import crash.run.Kind.On;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// What will be broken, drawn from a seed: the same seed, the same plan. When what is broken meets
/// the programs is up to the machine.
///
/// Every kind comes once before any comes again. They come in groups of one to three, one shortly
/// after the other or at once.
record Plan(List<Step> steps) {
    private static final int TOGETHER_MAX = 3;
    private static final int AT_ONCE_ONE_IN = 3;
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 3;
    private static final double PAUSE_MIN = 0.3;
    private static final double PAUSE_MAX = 2;

    /// All lines at once.
    static final int ALL = -1;

    /// One fault.
    ///
    /// @param target the number of a node, or of a line: that after the last node's is the sender's
    /// @param leases for how long, in leases
    /// @param pause before it, in leases
    /// @param settled whether it begins a group: everything is to be as before, when it comes
    /// @param chance what else is to be drawn, 0 to 1
    record Step(
            int number,
            Kind kind,
            int target,
            double leases,
            double pause,
            boolean settled,
            double chance) {}

    static Plan of(Random random, int first, int faults, int nodes, Set<Kind> kinds) {
        var steps = new ArrayList<Step>();
        Deque<Kind> deck = new ArrayDeque<>();
        for (int i = 0, group = 0; i < faults; i++, group--) {
            boolean settled = group == 0;
            group = settled ? 1 + random.nextInt(TOGETHER_MAX) : group;
            if (deck.isEmpty()) {
                deck.addAll(shuffled(random, kinds));
            }
            var kind = deck.removeFirst();
            boolean atOnce = random.nextInt(AT_ONCE_ONE_IN) == 0;
            double length = kind == Kind.STOP_NODE ? LONGEST : between(random, SHORTEST, LONGEST);
            steps.add(
                    new Step(
                            first + i,
                            kind,
                            target(random, kind, nodes),
                            length,
                            atOnce ? 0 : between(random, PAUSE_MIN, PAUSE_MAX),
                            settled,
                            random.nextDouble()));
        }
        return new Plan(List.copyOf(steps));
    }

    private static List<Kind> shuffled(Random random, Set<Kind> kinds) {
        var shuffled = new ArrayList<>(EnumSet.copyOf(kinds));
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static double between(Random random, double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    private static int target(Random random, Kind kind, int nodes) {
        if (kind.on() == On.LINE) {
            return random.nextInt(nodes + 2) - 1;
        }
        return random.nextInt(nodes);
    }

    /// All kinds that are possible.
    static Set<Kind> kinds(boolean disk) {
        var kinds = EnumSet.allOf(Kind.class);
        if (!disk) {
            kinds.remove(Kind.FULL_DISK);
        }
        return kinds;
    }
}
