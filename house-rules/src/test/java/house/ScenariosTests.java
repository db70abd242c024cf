package house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Each conformance scenario says which tests prove it, and those tests name it.
final class ScenariosTests {
    private static final String TABLE =
            """
            | id | kind | scenario | proven by |
            |---|---|---|---|
            | C01 | P | one | `BellTests`, `DoorTests` |
            | C02 | F | two | open |
            """;

    @Test
    void saysOfEachScenarioWhichTestsProveIt() {
        var house = House.here();
        var scenarios = new Scenarios(house.page("docs/conformance.md"), house.sources());

        assertThat(scenarios.wrongRows()).isEmpty();
        assertThat(scenarios.unknownTags()).isEmpty();
    }

    @Test
    void takesTheTestsThatNameAScenario() {
        var scenarios = scenarios(test("DoorTests", "C01"), test("BellTests", "C01"));

        assertThat(scenarios.wrongRows()).isEmpty();
        assertThat(scenarios.unknownTags()).isEmpty();
    }

    @Test
    void findsARowThatTheTestsContradict() {
        var scenarios = scenarios(test("DoorTests", "C01"), test("DoorTests", "C02"));

        assertThat(scenarios.wrongRows())
                .containsExactly(
                        "docs/page.md says of C01 \"`BellTests`, `DoorTests`\", but the tests say \"`DoorTests`\". Write that, or tag the test that proves it.",
                        "docs/page.md says of C02 \"open\", but the tests say \"`DoorTests`\". Write that, or tag the test that proves it.");
    }

    @Test
    void findsATagOfNoScenario() {
        var scenarios = scenarios(test("DoorTests", "C03"), test("BellTests", "slow"));

        assertThat(scenarios.unknownTags())
                .containsExactly(
                        "DoorTests tags a test with C03, which is no scenario of docs/page.md. Mend the tag.");
    }

    private static Scenarios scenarios(Source... sources) {
        return new Scenarios(new Page("docs/page.md", TABLE), List.of(sources));
    }

    private static Source test(String name, String tag) {
        return Source.of(
                "x/src/test/java/%s.java".formatted(name),
                """
                final class %s {
                    @Test
                    @Tag("%s")
                    void rings() {}
                }
                """
                        .formatted(name, tag));
    }
}
