package crash.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What happened, as plain files in a directory: lines of fields, with a tab after each and a full
/// stop at the end.
///
/// | file | fields | written |
/// |---|---|---|
/// | `listeners.tsv` | listener, event, `once` or `repeatedly`, `ordered` or `free` | at first |
/// | `emissions-*.tsv` | `began`, `committed`, `rolledback` or `unknown`, id | by each emitter |
/// | `emitted.tsv` | id, event, key, number | from a table, at the end |
/// | `effects.tsv` | listener, id, key, number, milliseconds | the same, in the order of writing |
/// | `outside.tsv` | the same | by all nodes, appending |
/// | `faults.tsv` | number, kind, target, began, lifted, over | by who injects them |
///
/// @param fates of the emissions whose emitters keep a journal
/// @param effects in the database and outside; those of one listener in their order
record History(
        List<Promise> promises,
        Map<String, Fate> fates,
        List<Emitted> emitted,
        List<Effect> effects,
        List<Fault> faults) {

    static History of(Path directory) throws IOException {
        var effects = new ArrayList<Effect>();
        for (var file : List.of("effects.tsv", "outside.tsv")) {
            Line.of(directory.resolve(file)).stream().map(Effect::of).forEach(effects::add);
        }
        return new History(
                Line.of(directory.resolve("listeners.tsv")).stream().map(Promise::of).toList(),
                fates(directory),
                Line.of(directory.resolve("emitted.tsv")).stream().map(Emitted::of).toList(),
                effects,
                Line.of(directory.resolve("faults.tsv")).stream().map(Fault::of).toList());
    }

    private static Map<String, Fate> fates(Path directory) throws IOException {
        var fates = new HashMap<String, Fate>();
        try (var files = Files.newDirectoryStream(directory, "emissions-*.tsv")) {
            for (var file : files) {
                for (var line : Line.of(file)) {
                    fates.put(line.text(1), Fate.valueOf(line.text(0).toUpperCase(Locale.ROOT)));
                }
            }
        }
        return fates;
    }

    /// How many emissions came to which end.
    Map<Fate, Long> ends() {
        var ends = new EnumMap<Fate, Long>(Fate.class);
        fates.values().forEach(fate -> ends.merge(fate, 1L, Long::sum));
        return ends;
    }

    /// The effects of a listener, in their order.
    List<Effect> effectsOf(Promise promise) {
        return effects.stream()
                .filter(effect -> effect.listener().equals(promise.listener()))
                .toList();
    }

    /// When it began; empty if nothing was broken.
    Optional<Long> firstFault() {
        return faults.stream().map(Fault::began).min(Long::compare);
    }
}
