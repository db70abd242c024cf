package unisono.data.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The plain table of the first releases becomes the log, with all that it holds.
final class LogMigrationTests {
    private static final String ROW =
            """
            insert into unisono.event_log (id, name, version, module, emitter, payload, time, cause, correlation)
            select gen_random_uuid(), 'shop.sold-' || n, 1 + n %% 2, 'shop', 'Till', ('{"n": ' || n || ', "s": "Grüße"}')::json,
                   timestamptz '2026-01-01 00:00:00Z' + n * interval '1 second',
                   case when n %% 3 = 0 then gen_random_uuid() end, gen_random_uuid()
              from generate_series(%d, %d) n
            """;
    private static final String OLD =
            """
            select row(position, id, name, version, module, emitter, payload::text, time, cause, correlation)::text
              from unisono.event_log order by position
            """;
    private static final String NEW =
            """
            select row(position, id, name, version, module, emitter, payload::text, time, cause, correlation)::text
              from unisono.event_json order by position
            """;

    private final LogDatabase log = LogDatabase.empty();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void keepsAllRowsWithTheirPositionsAndGoesOnBehindThem() throws SQLException {
        migrateToTheFirstRelease();
        log.execute(ROW.formatted(1, 1_000));
        // A transaction that rolled back has drawn positions, too.
        log.execute("begin; %s; rollback".formatted(ROW.formatted(1, 5)));
        var before = log.texts(OLD);

        log.open();
        log.append(1, 1);

        assertThat(before).hasSize(1_000);
        assertThat(log.texts(NEW)).startsWith(before.toArray(String[]::new)).hasSize(1_001);
        assertThat(log.texts("select max(position) from unisono.event")).containsExactly("1006");
        assertThat(log.texts("select to_regclass('unisono.event_log')"))
                .containsExactly((String) null);
    }

    @Test
    void makesThePartitionsThatTheOldRowsNeed() throws SQLException {
        migrateToTheFirstRelease();
        log.execute("alter table unisono.event_log alter column position restart with 15000000");
        log.execute(ROW.formatted(1, 2));
        log.execute("alter table unisono.event_log alter column position restart with 32000000");
        log.execute(ROW.formatted(3, 4));
        var before = log.texts(OLD);

        log.open();

        assertThat(log.texts(NEW)).isEqualTo(before);
        assertThat(log.partitions())
                .containsExactly(
                        "event_p1",
                        "event_p2",
                        "event_p3",
                        "event_p4",
                        "event_p5",
                        "event_p6",
                        "event_p7");
    }

    @Test
    void isReadFromTheBeginningAfterwards() throws SQLException {
        migrateToTheFirstRelease();
        log.execute(ROW.formatted(1, 3));

        log.open();

        try (var reader = log.connect()) {
            var page = LogReader.page(reader, 0, 10);
            assertThat(page.rows())
                    .extracting(row -> row.payload())
                    .containsExactly(
                            "{\"n\": 1, \"s\": \"Grüße\"}",
                            "{\"n\": 2, \"s\": \"Grüße\"}",
                            "{\"n\": 3, \"s\": \"Grüße\"}");
            assertThat(page.rows().getFirst())
                    .satisfies(row -> {
                        assertThat(row.key()).isNull();
                        assertThat(row.actor()).isNull();
                        assertThat(row.version()).isEqualTo(2);
                    });
        }
    }

    private void migrateToTheFirstRelease() {
        var settings = log.settings();
        var _ =
                Flyway.configure(LogMigrationTests.class.getClassLoader())
                        .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                        .schemas("unisono")
                        .defaultSchema("unisono")
                        .table("schema_history")
                        .locations("classpath:META-INF/unisono/migrations/unisono")
                        .loggers("slf4j")
                        .target("2")
                        .load()
                        .migrate();
    }
}
