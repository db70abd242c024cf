package unisono.cli.internal.names;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads one of some constants by its name in lower case.
public abstract class OneOf<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    /// Knows all constants of a type.
    protected OneOf(Class<E> type) {
        this.type = type;
    }

    /// How people write a constant.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public final E convert(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> word(one).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "there are %s, and no %s.".formatted(words(), text)));
    }

    private String words() {
        return Arrays.stream(type.getEnumConstants())
                .map(OneOf::word)
                .collect(Collectors.joining(", "));
    }
}
