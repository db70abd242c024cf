package unisono.data.internal.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.events.DeclaredEvents;
import unisono.events.EventName;

/// The projections of an application, by name. Immutable.
final class Known {
    private final Map<String, One> all = new TreeMap<>();

    Known(List<Projection> projections, DeclaredEvents events) {
        for (var projection : projections) {
            var module = events.moduleOf(projection.getClass()).orElse("none");
            var one = One.of(projection, module);
            all.putIfAbsent(one.name(), one);
        }
    }

    /// One projection.
    ///
    /// @param module that it belongs to
    /// @param heard what it hears, by text
    record One(
            Projection projection,
            ProjectionDefinition definition,
            String module,
            Map<String, EventName<?>> heard) {
        static One of(Projection projection, String module) {
            var definition = projection.definition();
            var heard = new HashMap<String, EventName<?>>();
            definition.events().forEach(event -> heard.put(event.text(), event));
            return new One(projection, definition, module, heard);
        }

        String name() {
            return definition.name();
        }

        /// What it hears, in the order of the texts.
        String[] names() {
            return heard.keySet().stream().sorted().toArray(String[]::new);
        }

        String[] tables() {
            return definition.tables().toArray(String[]::new);
        }
    }

    List<One> all() {
        return new ArrayList<>(all.values());
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    @Nullable One find(String name) {
        return all.get(name);
    }

    One require(String name) {
        var found = all.get(name);
        if (found == null) {
            throw new DataException(
                    "There is no projection %s here. There are %s.".formatted(name, all.keySet()));
        }
        return found;
    }
}
