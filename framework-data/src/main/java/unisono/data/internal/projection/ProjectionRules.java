package unisono.data.internal.projection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import unisono.data.ModuleSchema;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionDefinition;
import unisono.events.DeclaredEvents;
import unisono.events.EventDescription;
import unisono.events.EventName;

/// What keeps an application from starting because of its projections. One thread.
public final class ProjectionRules {
    private final Map<String, ModuleSchema> schemas;
    private final Set<EventName<?>> events;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> tables = new HashMap<>();

    private ProjectionRules(List<ModuleSchema> schemas, DeclaredEvents events) {
        this.schemas =
                schemas.stream()
                        .collect(
                                Collectors.toMap(
                                        ModuleSchema::name, schema -> schema, (one, _) -> one));
        this.events = events.all().stream().map(EventDescription::name).collect(Collectors.toSet());
    }

    /// All that is wrong.
    public static List<String> problems(
            List<Projection> projections, List<ModuleSchema> schemas, DeclaredEvents events) {
        var rules = new ProjectionRules(schemas, events);
        projections.forEach(rules::check);
        return rules.problems;
    }

    private void check(Projection projection) {
        var type = projection.getClass().getName();
        try {
            var definition = projection.definition();
            if (!definition.equals(projection.definition())) {
                problems.add(
                        "The projection %s of %s defines itself in another way each time. Say the same always, with constants."
                                .formatted(definition.name(), type));
                return;
            }
            checkName(definition, type);
            checkEvents(definition, type);
            checkTables(definition, projection);
        } catch (RuntimeException wrong) {
            problems.add(
                    "The projection %s cannot be defined: %s".formatted(type, wrong.getMessage()));
        }
    }

    private void checkName(ProjectionDefinition definition, String type) {
        var first = names.putIfAbsent(definition.name(), type);
        if (first != null) {
            problems.add(
                    "%s and %s are both the projection %s. Each has a name of its own, for how far it is stands under it."
                            .formatted(first, type, definition.name()));
        }
    }

    private void checkEvents(ProjectionDefinition definition, String type) {
        if (definition.events().isEmpty()) {
            problems.add(
                    "The projection %s of %s hears nothing. Name its events with hears(…)."
                            .formatted(definition.name(), type));
        }
        var seen = new HashSet<EventName<?>>();
        for (var event : definition.events()) {
            if (!seen.add(event)) {
                problems.add(
                        "The projection %s of %s hears %s twice. Name it once."
                                .formatted(definition.name(), type, event));
            }
            if (!events.contains(event)) {
                problems.add(
                        "The projection %s of %s hears %s, which no API declares and no manager emits. Name the constant of the event."
                                .formatted(definition.name(), type, event));
            }
        }
    }

    private void checkTables(ProjectionDefinition definition, Projection projection) {
        var type = projection.getClass().getName();
        if (definition.tables().isEmpty()) {
            problems.add(
                    "The projection %s of %s writes no table. Name it with table(\"schema.table\")."
                            .formatted(definition.name(), type));
        }
        var own = new HashSet<String>();
        for (var table : definition.tables()) {
            checkSchema(definition.name(), table, projection);
            var owner = tables.putIfAbsent(table, definition.name());
            if (owner != null || !own.add(TableName.of(table).table())) {
                problems.add(
                        "The projection %s of %s writes the table %s, which %s does. A table belongs to one projection, and has a name of its own in it."
                                .formatted(
                                        definition.name(),
                                        type,
                                        table,
                                        owner == null ? "another of its tables" : owner));
            }
        }
    }

    private void checkSchema(String name, String table, Projection projection) {
        var schema = schemas.get(TableName.of(table).schema());
        if (schema == null || !sameModule(schema, projection)) {
            problems.add(
                    "The projection %s of %s writes the table %s, and its module has no such schema. A module writes its own tables: provide a ModuleSchema %s there, or name another table."
                            .formatted(
                                    name,
                                    projection.getClass().getName(),
                                    table,
                                    TableName.of(table).schema()));
        }
    }

    private static boolean sameModule(ModuleSchema schema, Projection projection) {
        return schema.getClass().getModule().equals(projection.getClass().getModule());
    }
}
