package house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Every example of the pages and of Javadoc is code that the compiler has seen.
final class DocumentationTests {
    private static final House HOUSE = House.here();

    private final Documentation documentation = new Documentation(HOUSE.pages(), HOUSE.sources());

    @Test
    void showsOnlyCodeThatCompiles() {
        assertThat(documentation.unproven()).isEmpty();
    }

    @Test
    void callsNothingASketchThatIsReal() {
        assertThat(documentation.modest()).isEmpty();
    }

    @Test
    void marksEveryBlock() {
        assertThat(documentation.unmarked()).isEmpty();
    }
}
