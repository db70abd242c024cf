package unisono.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.DataModule;
import unisono.data.Database;
import unisono.data.DatabaseSettings;
import unisono.data.ModuleSchema;
import unisono.events.Application;
import unisono.test.postgres.TestPostgres;

/// What a module may store, and where; and what is said when it does not fit the database.
final class SchemaTests {
    @Test
    void refusesASchemaThatIsTakenOrNoNameAndAnEntityOutsideIt() {
        assertThatThrownBy(() ->
                        open(
                                new Schema("tea", List.of(Stray.class, Lost.class)),
                                new Schema("tea", List.of()),
                                new Schema("unisono", List.of()),
                                new Schema("Tea; drop", List.of())))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        """
                        The entity unisono.test.SchemaTests$Stray is not in its module's schema. Annotate it with @Table(schema = "tea").
                        The entity unisono.test.SchemaTests$Lost is not in its module's schema. Annotate it with @Table(schema = "tea").
                        unisono.test.SchemaTests$Schema names the schema "tea", which another module has. Give each module its own.
                        unisono.test.SchemaTests$Schema names the schema "unisono". Use lower-case letters, digits and underscores, and neither pg_… nor unisono.
                        unisono.test.SchemaTests$Schema names the schema "Tea; drop". Use lower-case letters, digits and underscores, and neither pg_… nor unisono.\
                        """);
    }

    @Test
    void saysWhichEntityHasNoTable() {
        assertThatThrownBy(() -> open(new Schema("library", List.of(Shelf.class))))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "The entities do not fit the database: Schema validation: missing table [library.shelf]. Mend the entity, or add a migration.");
    }

    @Test
    void saysWhichSchemaHasNoMigrations() {
        assertThatThrownBy(() -> open(new Schema("nowhere", List.of())))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith("The schema \"nowhere\" cannot be brought up to date: ")
                .hasMessageContaining("META-INF/unisono/migrations/nowhere");
    }

    private static void open(ModuleSchema... schemas) {
        try (var database = TestPostgres.createDatabase();
                var data =
                        DataModule.of(
                                () ->
                                        new DatabaseSettings(
                                                database.jdbcUrl(),
                                                database.user(),
                                                database.password()),
                                List.of(schemas))) {
            var application = Application.builder().install(data).boot();
            application.injector().getInstance(Database.class).open();
        }
    }

    record Schema(String name, List<Class<?>> entities) implements ModuleSchema {}

    @Entity
    @Table(schema = "coffee")
    static class Stray {
        @Id private int id;

        int id() {
            return id;
        }
    }

    @Entity
    static class Lost {
        @Id private int id;

        int id() {
            return id;
        }
    }

    @Entity
    @Table(schema = "library", name = "shelf")
    static class Shelf {
        @Id private int id;

        int id() {
            return id;
        }
    }
}
