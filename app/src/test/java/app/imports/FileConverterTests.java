package app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class FileConverterTests {
    private final FileConverter converter = new FileConverter();

    @Test
    void readsTheNameOfAFile() {
        assertThat(converter.convert("a b.csv")).isEqualTo(Path.of("a b.csv"));
    }

    @Test
    void saysWhatHelpsWhereTheLocaleCannotWriteTheName() {
        var halfACharacter = "caf\uD800.csv";

        assertThatThrownBy(() -> converter.convert(halfACharacter))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage(
                        "\"caf?.csv\" has characters that the locale cannot write. Set"
                                + " LC_ALL=C.UTF-8.");
    }
}
