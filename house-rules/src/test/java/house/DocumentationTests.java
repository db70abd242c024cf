package house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Every example of the pages and of Javadoc is code that the compiler has seen.
final class DocumentationTests {
    private static final House HOUSE = House.here();

    private static final Documentation DOCUMENTATION =
            new Documentation(HOUSE.pages(), HOUSE.sources());

    @Test
    void showsOnlyCodeThatCompiles() {
        assertThat(DOCUMENTATION.unproven()).isEmpty();
    }

    @Test
    void callsNothingASketchThatIsReal() {
        assertThat(DOCUMENTATION.modest()).isEmpty();
    }

    @Test
    void marksEveryBlock() {
        assertThat(DOCUMENTATION.unmarked()).isEmpty();
    }
}
