package benchmarks.station;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Many classes from one: a class named `X0000` is defined again as `X0001`, `X0002`, ….
///
/// They are ordinary classes of this package, which every peer can find by name and no JIT treats
/// differently, as it would hidden ones. All that tells a class from its clone is its name, and in
/// the file the number has the same length: replacing it wherever it stands is enough.
final class Clones {
    private static final String NUMBER = "0000";
    private static final ConcurrentMap<String, Class<?>> DEFINED = new ConcurrentHashMap<>();

    private Clones() {}

    /// Makes an object of a clone, defining the class when it is the first.
    ///
    /// @param template the simple name of the class to clone, which is not loaded itself
    static <T> T create(Class<T> type, String template, int number) {
        try {
            return type.cast(clone(template, number).getConstructor().newInstance());
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(template + " cannot be created.", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(template + " cannot be created.", e);
        }
    }

    /// The class itself.
    static Class<?> clone(String template, int number) {
        var digits = "%04d".formatted(number);
        return DEFINED.computeIfAbsent(
                template.replace(NUMBER, digits), _ -> define(template, digits));
    }

    private static Class<?> define(String template, String digits) {
        try (var file = Clones.class.getResourceAsStream(template + ".class")) {
            if (file == null) {
                throw new IllegalArgumentException("There is no class %s.".formatted(template));
            }
            var code = new String(file.readAllBytes(), ISO_8859_1).replace(NUMBER, digits);
            return MethodHandles.lookup().defineClass(code.getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
