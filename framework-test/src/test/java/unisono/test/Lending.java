package unisono.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A library with some branches on one database, each a node: books are lent, and their readers
/// reminded later. What was done stands in the table `post.effect`, as often as it was done.
final class Lending implements AutoCloseable {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final List<LendingBranch> branches = new CopyOnWriteArrayList<>();

    public interface LendingApi extends ModuleApi {
        /// A book is not back in time.
        EventName<Book> OVERDUE = EventName.of("lending.overdue", Book.class);

        /// What follows from that.
        EventName<Book> REMINDED = EventName.of("lending.reminded", Book.class);

        /// It is time to tidy up.
        EventName<Sweep> SWEEP_DUE = EventName.of("lending.sweep-due", Sweep.class);
    }

    public record Book(String title) {}

    /// A time to tidy up.
    ///
    /// @param at when it was planned
    public record Sweep(Instant at) {}

    LendingBranch branch(String name) {
        return branch(name, _ -> {});
    }

    LendingBranch branch(String name, Consumer<LendingBranch.Plan> plan) {
        var planned = new LendingBranch.Plan();
        plan.accept(planned);
        var branch = new LendingBranch(name, database, planned);
        branches.add(branch);
        return branch;
    }

    /// A connection of nobody's.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }

    /// Changes the database behind everybody's back.
    void sql(String sql) throws SQLException {
        try (var connection = connect()) {
            Sql.run(connection, sql);
        }
    }

    @Override
    public void close() {
        branches.forEach(LendingBranch::close);
        database.close();
    }
}
