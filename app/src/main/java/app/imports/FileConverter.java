package app.imports;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a file. In a locale of ASCII, Java can say no other names.
final class FileConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    "\"%s\" has characters that the locale cannot write. Set LC_ALL=C.UTF-8."
                            .formatted(text.replaceAll("\\p{C}", "?")));
        }
    }
}
