package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The order of delivery in random applications, compared with a model that is too naive to be
/// wrong: random modules and dependencies, scopes, supertypes, wildcards, conditions, priorities,
/// event objects, nested emissions, and subscriptions that come and go.
final class DeliveryOrderTests {
    private static final int PLAYS = 400;
    private static final long FIRST_SEED = 20_261_121;

    @Test
    @Tag("C16")
    @Tag("C36")
    void isThatOfTheModelInRandomApplications() {
        int heard = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + PLAYS; seed++) {
            var play = new Playwright(seed).play();
            if (fails(play)) {
                fail(report(seed, Playwright.shortened(play, DeliveryOrderTests::fails)));
            }
            heard += NaivePerformance.of(play).size();
        }

        assertThat(heard).isGreaterThan(10 * PLAYS);
    }

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(new Playwright(1).play()).isEqualTo(new Playwright(1).play());
        assertThat(new Playwright(1).play()).isNotEqualTo(new Playwright(2).play());
    }

    /// Three facts fail together, among many.
    @Test
    void shortensACaseToWhatMakesItFail() {
        List<Fact> facts = new ArrayList<>(new Playwright(3).play().facts());
        facts.add(7, new Fact.Adds(100));
        facts.add(20, new Fact.Adds(101));
        facts.add(new Fact.Adds(102));

        var shortened =
                Playwright.shortened(
                        new Play(facts),
                        play ->
                                List.of(100, 101, 102).stream()
                                        .allMatch(i -> play.facts().contains(new Fact.Adds(i))));

        assertThat(shortened.facts())
                .containsExactly(new Fact.Adds(100), new Fact.Adds(101), new Fact.Adds(102));
    }

    private static boolean fails(Play play) {
        try {
            return !Performance.of(play).equals(NaivePerformance.of(play));
        } catch (RuntimeException _) {
            return true;
        }
    }

    private static String report(long seed, Play play) {
        return "Seed %d fails, shortened to%n%s%nThe model hears %s%nThe kernel hears %s"
                .formatted(seed, play, NaivePerformance.of(play), heard(play));
    }

    private static Object heard(Play play) {
        try {
            return Performance.of(play);
        } catch (RuntimeException failure) {
            return failure;
        }
    }
}
