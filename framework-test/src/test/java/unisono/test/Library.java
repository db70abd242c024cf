package unisono.test;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.EventLog;
import unisono.data.ModuleSchema;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.events.NoPayload;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A small application on a database of its own: shelves take books, and readers hear of them.
final class Library implements AutoCloseable {
    private static final int CONNECTIONS = 3;
    private static final Duration WAIT = Duration.ofMillis(300);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final DataModule data =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                            database.jdbcUrl(),
                                            database.user(),
                                            database.password())
                                    .withPool(CONNECTIONS, WAIT),
                    List.of(new Schema()));
    private final Application application =
            Application.builder().module(new ShelfModule(), new ShelfEvents()).install(data).boot();

    Transactions transactions() {
        return application.injector().getInstance(Transactions.class);
    }

    Events events() {
        return application.injector().getInstance(Events.class);
    }

    EventLog log() {
        return application.injector().getInstance(EventLog.class);
    }

    /// Writes a book; needs a transaction.
    void write(String title) {
        transactions()
                .session()
                .createNativeMutationQuery("insert into library.book values (:title)")
                .setParameter("title", title)
                .executeUpdate();
    }

    List<String> titles() {
        return transactions()
                .call(() ->
                        transactions()
                                .session()
                                .createNativeQuery(
                                        "select title from library.book order by title",
                                        String.class)
                                .list());
    }

    @Override
    public void close() {
        data.close();
        database.close();
    }

    public interface LibraryApi extends ModuleApi {
        EventName<BookAdded> ADDED = EventName.of("library.book-added", BookAdded.class);
        EventName<BookAdded> COPIED = EventName.of("library.book-copied", BookAdded.class);
        EventName<NoPayload> BURNT = EventName.of("library.burnt");
        EventName<NoPayload> UNHEARD = EventName.of("library.unheard");
    }

    public record BookAdded(String title) {}

    static final class Shelf {}

    static final class ShelfModule implements ApplicationModule {
        @Override
        public String name() {
            return "library";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(LibraryApi.class);
        }
    }

    static final class ShelfEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(
                    Shelf.class,
                    LibraryApi.ADDED,
                    LibraryApi.COPIED,
                    LibraryApi.BURNT,
                    LibraryApi.UNHEARD);
            local(Shelf.class, Copyist.class)
                    .on(LibraryApi.ADDED, Copyist::copy)
                    .on(LibraryApi.BURNT, Copyist::weep);
        }
    }

    static final class Copyist {
        private final Transactions transactions;
        private final Events events;

        @Inject
        Copyist(Transactions transactions, Events events) {
            this.transactions = transactions;
            this.events = events;
        }

        void copy(BookAdded added) {
            transactions.run(() -> {
                transactions
                        .session()
                        .createNativeMutationQuery("insert into library.book values (:title)")
                        .setParameter("title", "copy of " + added.title())
                        .executeUpdate();
                events.emit(Shelf.class, LibraryApi.COPIED, added);
            });
        }

        void weep() {
            throw new IllegalStateException("ashes");
        }
    }

    static final class Schema implements ModuleSchema {
        @Override
        public String name() {
            return "library";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }
}
