package unisono.cli.internal.names;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a number from 1 to a greatest one.
public abstract class UpTo implements ITypeConverter<Integer> {
    private final int max;

    /// Numbers up to this one.
    ///
    /// @param max at most nine digits
    protected UpTo(int max) {
        this.max = max;
    }

    @Override
    public final Integer convert(String text) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > max) {
            throw new TypeConversionException(
                    "\"%s\" is no number from 1 to %d.".formatted(text, max));
        }
        return number;
    }
}
