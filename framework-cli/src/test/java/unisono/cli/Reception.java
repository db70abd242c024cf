package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import unisono.cli.internal.Invocation;
import unisono.commands.CommandName;
import unisono.commands.CommandsModule;
import unisono.commands.ModuleCommands;
import unisono.commands.NoResult;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.events.Refusal;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// An application that can be asked for something, and the command line beside it.
final class Reception implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TestDatabase database = TestPostgres.createDatabase();
    private final DataModule data = data();
    private final Application application = boot(data);

    private DataModule data() {
        return DataModule.of(
                () ->
                        new DatabaseSettings(
                                database.jdbcUrl(), database.user(), database.password()),
                List.of());
    }

    private static Application boot(DataModule data) {
        return Application.builder()
                .module(new ReceptionModule(), new ReceptionCommands())
                .install(data, CommandsModule.of())
                .boot();
    }

    public interface ReceptionApi extends ModuleApi {
        CommandName<Book, Room> BOOK = CommandName.of("reception.book", Book.class, Room.class);
        CommandName<Ring, NoResult> RING = CommandName.of("reception.ring", Ring.class);
        EventName<Ring> RUNG = EventName.of("reception.rung", Ring.class);
    }

    /// Book a room.
    public record Book(String guest, int nights) {}

    /// The room.
    public record Room(int number, String guest) {}

    /// Ring the bell.
    public record Ring() {}

    static final class Clerk {
        static final int FOR_EVER = 365;
        static final int TOO_LONG = 30;

        Room book(Book book) throws InterruptedException {
            if (book.nights() == FOR_EVER) {
                Thread.sleep(Duration.ofMinutes(1));
            }
            if (book.nights() > TOO_LONG) {
                throw new IllegalStateException("The book has no such page");
            }
            if (book.nights() < 1) {
                throw new Refusal("reception", "at-least-a-night", "Nobody stays so short.");
            }
            return new Room(7, book.guest());
        }

        void ring(Ring ring) {}
    }

    private static final class ReceptionModule implements ApplicationModule {
        @Override
        public String name() {
            return "reception";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(ReceptionApi.class);
        }
    }

    private static final class ReceptionCommands extends ModuleCommands {
        @Override
        protected void registerCommands() {
            emits(Clerk.class, ReceptionApi.RUNG);
            handles(ReceptionApi.BOOK, Clerk.class, Clerk::book).durably().retry(1);
            handles(ReceptionApi.RING, Clerk.class, Clerk::ring).outsideTransactions();
            policy(Clerk.class, ReceptionApi.RUNG)
                    .sends(ReceptionApi.BOOK, _ -> new Book("whoever rings", 1))
                    .durably();
        }
    }

    Deliveries deliveries() {
        return application.injector().getInstance(Deliveries.class);
    }

    /// Runs a command line, in an application of its own; its exit code.
    int run(String... arguments) {
        out.reset();
        err.reset();
        var own = data();
        return new Invocation(Map.of("HOME", "/home/ann"), out, err)
                .run(
                        "unisono",
                        _ -> new RunningApplication(boot(own), own::close),
                        List::of,
                        List.of(arguments));
    }

    /// What it printed, when it had nothing to complain of.
    String out() {
        assertThat(err()).isEmpty();
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        application.close();
        data.close();
        database.close();
    }
}
