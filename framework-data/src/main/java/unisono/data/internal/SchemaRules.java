package unisono.data.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import unisono.data.DataException;
import unisono.data.ModuleSchema;

/// Keeps the walls in the database: every module has a schema of its own, and its entities live
/// there.
final class SchemaRules {
    static final String FRAMEWORK = "unisono";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private SchemaRules() {}

    static void check(List<ModuleSchema> schemas) {
        var problems = new ArrayList<String>();
        var names = new HashSet<String>();
        for (var schema : schemas) {
            checkName(schema, names, problems);
            schema.entities().forEach(entity -> checkEntity(schema, entity, problems));
        }
        if (!problems.isEmpty()) {
            throw new DataException(String.join("\n", problems));
        }
    }

    private static void checkName(ModuleSchema schema, Set<String> names, List<String> problems) {
        var name = schema.name();
        if (!NAME.matcher(name).matches() || name.equals(FRAMEWORK) || name.startsWith("pg_")) {
            problems.add(
                    "%s names the schema \"%s\". Use lower-case letters, digits and underscores, and neither pg_… nor %s."
                            .formatted(schema.getClass().getName(), name, FRAMEWORK));
        }
        if (!names.add(name)) {
            problems.add(
                    "%s names the schema \"%s\", which another module has. Give each module its own."
                            .formatted(schema.getClass().getName(), name));
        }
    }

    private static void checkEntity(ModuleSchema schema, Class<?> entity, List<String> problems) {
        var table = entity.getAnnotation(Table.class);
        if (entity.isAnnotationPresent(Entity.class)
                && (table == null || !table.schema().equals(schema.name()))) {
            problems.add(
                    "The entity %s is not in its module's schema. Annotate it with @Table(schema = \"%s\")."
                            .formatted(entity.getName(), schema.name()));
        }
    }
}
