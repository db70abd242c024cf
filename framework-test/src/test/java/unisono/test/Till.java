package unisono.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import unisono.data.ModuleSchema;
import unisono.data.projection.Projection;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Some tills on one database: each is a node of its own, with projections of what is sold.
final class Till implements AutoCloseable {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final List<TillNode> nodes = new CopyOnWriteArrayList<>();

    public interface TillApi extends ModuleApi {
        EventName<Sale> SOLD = EventName.of("till.sold", Sale.class).key(Sale::customer);

        EventName<Sale> TAKEN_BACK =
                EventName.of("till.taken-back", Sale.class).key(Sale::customer);

        /// Of which nobody makes anything.
        EventName<Sale> LOOKED_AT = EventName.of("till.looked-at", Sale.class);
    }

    /// Something that was sold.
    ///
    /// @param number none is given twice
    public record Sale(int number, String customer, long cents) {
        /// Checks it.
        public Sale {
            if (cents < 0) {
                throw new IllegalArgumentException("%s pays %d cents.".formatted(customer, cents));
            }
        }
    }

    static final class Schema implements ModuleSchema {
        @Override
        public String name() {
            return "till";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }

    TillNode node(Projection... projections) {
        return node(6, projections);
    }

    TillNode node(int connections, Projection... projections) {
        var node = new TillNode(database, connections, List.of(projections));
        nodes.add(node);
        return node;
    }

    TestDatabase database() {
        return database;
    }

    /// A connection of nobody's.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public void close() {
        nodes.forEach(TillNode::close);
        database.close();
    }
}
