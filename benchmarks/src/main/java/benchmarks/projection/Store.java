package benchmarks.projection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import unisono.data.DataModule;
import unisono.data.Database;
import unisono.data.DatabaseSettings;
import unisono.data.ModuleSchema;
import unisono.data.projection.Projections;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.postgres.EmbeddedPostgres;

/// An application with one projection and a log full of events, on a server of its own whose
/// commits wait for no disk.
final class Store implements AutoCloseable {
    private static final int CONNECTIONS = 8;

    /// In steps, so that no transaction is too large.
    private static final int STEP = 100_000;

    private static final String FILL =
            """
            insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload, key)
            select nextval('unisono.position'), now(), gen_random_uuid(), gen_random_uuid(), 1, 'bench.sold', 'bench',
                   'Clerk',
                   convert_to(format(
                       '{"number":%%s,"cart":"01a1fda4-334e-7b20-8b6e-7fb746aeec5c","customer":"customer-%%s","cents":%%s,"at":"2026-11-21T10:00:00.123456Z","note":"two of them blue, one of them as a present"}',
                       n, n %% %d, n %% 1000), 'UTF8'),
                   'customer-' || n %% %d
              from generate_series(%d, %d) n
            """;

    private final EmbeddedPostgres server = EmbeddedPostgres.temporary();
    private final DataModule data =
            DataModule.of(
                    this::settings, List.of(new Schema()), List.of(), List.of(new Spending()));
    private final Application application =
            Application.builder().module(new StoreModule()).install(data).boot();

    public interface StoreApi extends ModuleApi {
        EventName<Sold> SOLD = EventName.of("bench.sold", Sold.class).key(Sold::customer);
    }

    private static final class StoreModule implements ApplicationModule {
        @Override
        public String name() {
            return "bench";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(StoreApi.class);
        }
    }

    private static final class Schema implements ModuleSchema {
        @Override
        public String name() {
            return "bench_projection";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }

    /// Fills the log.
    Store(long events, long customers) throws SQLException {
        application.injector().getInstance(Database.class).open();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (long from = 1; from <= events; from += STEP) {
                statement.execute(
                        FILL.formatted(
                                customers, customers, from, Math.min(events, from + STEP - 1)));
            }
            statement.execute("vacuum analyze unisono.event");
        }
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings(server.jdbcUrl(), server.user(), server.password())
                .withPool(CONNECTIONS, Duration.ofMinutes(1));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }

    Projections projections() {
        return application.injector().getInstance(Projections.class);
    }

    /// As if nobody had ever folded anything.
    void forget() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("delete from unisono.projection");
            statement.execute("truncate bench_projection.spending");
        }
    }

    long folded() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select coalesce(sum(sales), 0)::bigint from bench_projection.spending")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        application.close();
        data.close();
        server.close();
    }
}
