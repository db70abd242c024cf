package unisono.data.internal;

import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import unisono.data.DataException;
import unisono.data.ModuleSchema;

/// Brings every schema up to date: the framework's first, then the modules', each with a history of
/// its own. Several nodes may do so at once; Flyway lets one work and the others wait.
final class Migrations {
    private static final String LOCATION = "classpath:META-INF/unisono/migrations/";
    private static final String HISTORY = "schema_history";

    private Migrations() {}

    static void run(DataSource source, List<ModuleSchema> schemas) {
        var names =
                Stream.concat(
                        Stream.of(SchemaRules.FRAMEWORK), schemas.stream().map(ModuleSchema::name));
        names.forEach(name -> migrate(source, name));
    }

    private static void migrate(DataSource source, String schema) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(source)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .table(HISTORY)
                    .createSchemas(true)
                    .locations(LOCATION + schema)
                    .failOnMissingLocations(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DataException(
                    "The schema \"%s\" cannot be brought up to date: %s"
                            .formatted(schema, e.getMessage()),
                    e);
        }
    }
}
