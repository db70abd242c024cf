package crash.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A plan is drawn from its seed, and leaves nothing out.
final class PlanTests {
    private static final int NODES = 3;

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(plan(7)).isEqualTo(plan(7)).isNotEqualTo(plan(8));
    }

    @Test
    void hasEveryKindBeforeAnyComesAgain() {
        var all = EnumSet.allOf(Kind.class);

        var steps = plan(7).steps();

        assertThat(steps).hasSize(2 * all.size());
        assertThat(
                        steps.stream()
                                .limit(all.size())
                                .map(Plan.Step::kind)
                                .collect(Collectors.toSet()))
                .isEqualTo(all);
    }

    @Test
    void leavesOutFullDisksWhereNoneCanBeMounted() {
        assertThat(Plan.kinds(false))
                .hasSize(Kind.values().length - 1)
                .doesNotContain(Kind.FULL_DISK);
    }

    private static Plan plan(long seed) {
        return Plan.of(
                new Random(seed), 1, 2 * Kind.values().length, NODES, EnumSet.allOf(Kind.class));
    }
}
