package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages that people and benchmarks write together.
final class PageTests {
    @TempDir private Path directory;

    @Test
    void keepsAllButThePartOfTheBenchmark() throws IOException {
        var file = page("Before\n<!-- dispatch -->\nold\n<!-- end of dispatch -->\nafter\n");

        var page = new Page(file, "dispatch");
        page.replace("new\n");
        page.replace("newer\n\n");

        assertThat(contentOf(file.toFile()))
                .isEqualTo(
                        "Before\n<!-- dispatch -->\n\nnewer\n\n<!-- end of dispatch -->\nafter\n");
    }

    @Test
    void refusesAPageWithoutThatPart() throws IOException {
        var file = page("Nothing.\n");

        assertThatThrownBy(new Page(file, "dispatch")::check)
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "it has no lines <!-- dispatch --> and <!-- end of dispatch --> to write between");
    }

    private Path page(String text) throws IOException {
        return Files.writeString(directory.resolve("page.md"), text);
    }
}
