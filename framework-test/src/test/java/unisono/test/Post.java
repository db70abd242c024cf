package unisono.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import unisono.data.ModuleSchema;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Some post offices on one database: each is a node of its own. Letters are posted and carriers
/// hear of them durably; what they do stands in the table `post.effect`, as often as it was done.
final class Post implements AutoCloseable {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final List<PostOffice> offices = new CopyOnWriteArrayList<>();

    public interface PostApi extends ModuleApi {
        EventName<Letter> POSTED = EventName.of("post.posted", Letter.class);

        /// A letter that a carrier has brought.
        EventName<Letter> BROUGHT = EventName.of("post.brought", Letter.class);
    }

    /// Something to be brought.
    ///
    /// @param street where to: what comes there may have an order
    public record Letter(int number, String street) {}

    static final class Schema implements ModuleSchema {
        @Override
        public String name() {
            return "post";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }

    /// One more node, with carriers of its own.
    PostOffice office(String name, Carrier... carriers) {
        return office(name, _ -> {}, carriers);
    }

    PostOffice office(String name, Consumer<PostOffice.Plan> plan, Carrier... carriers) {
        var planned = new PostOffice.Plan();
        plan.accept(planned);
        var office = new PostOffice(name, database, planned, List.of(carriers));
        offices.add(office);
        return office;
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
        offices.forEach(PostOffice::close);
        database.close();
    }
}
