package benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Something that is measured and has a name: a constant of an enum.
public interface Named {
    String name();

    /// What a reader of the table is told.
    String words();

    /// The name for options.
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> keys(Named[] all) {
        return Arrays.stream(all).map(Named::key).toList();
    }
}
