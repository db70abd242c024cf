package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.EventLog;
import unisono.data.LoggedEmission;
import unisono.data.Payloads;
import unisono.data.Transactions;
import unisono.data.Upcaster;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// The log keeps the version of each payload, and what an old release stored there is read today.
final class PayloadVersionsTests {
    private final TestDatabase database = TestPostgres.createDatabase();
    private final DataModule data =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                    database.jdbcUrl(), database.user(), database.password()),
                    List.of(),
                    List.of(new SplitTheName()));
    private final Application application =
            Application.builder().module(new Inn(), new InnEvents()).install(data).boot();
    private final Transactions transactions = instance(Transactions.class);
    private final EventLog log = instance(EventLog.class);
    private final Payloads payloads = instance(Payloads.class);

    @AfterEach
    void close() {
        application.close();
        data.close();
        database.close();
    }

    @Test
    void storesTheVersionOfEachPayload() {
        emit(1);

        assertThat(log.newest(2)).extracting(LoggedEmission::version).containsExactly(1, 2);
        assertThat(read(log.newest(2).getLast())).isEqualTo(new GuestArrived("Guest", "0"));
    }

    @Test
    void readsWhatAnOldReleaseStored() {
        execute(
                """
                do $$ begin
                    perform unisono.append(array[now()], array[gen_random_uuid()],
                                           array[gen_random_uuid()], array[1],
                                           array['inn.guest-arrived'], array['inn'], array['Inn'],
                                           array[convert_to('{"name":"Ann Lee"}', 'UTF8')],
                                           null, null, null, null, null);
                end $$
                """);

        assertThat(read(log.newest(1).getFirst())).isEqualTo(new GuestArrived("Ann", "Lee"));
    }

    @Test
    void writesAllOfATransactionByOneStatement() {
        execute("create table unisono.statement (rows bigint)");
        execute(
                """
                create function unisono.note() returns trigger language plpgsql as $$
                begin
                    insert into unisono.statement select count(*) from added;
                    return null;
                end $$
                """);
        execute(
                """
                create trigger note after insert on unisono.event
                    referencing new table as added for each statement
                    execute function unisono.note()
                """);

        emit(50);

        assertThat(
                        transactions.call(() ->
                                transactions
                                        .session()
                                        .createNativeQuery(
                                                "select rows from unisono.statement", Long.class)
                                        .list()))
                .containsExactly(100L);
    }

    private GuestArrived read(LoggedEmission row) {
        return payloads.read(InnApi.ARRIVED, row.version(), row.payload());
    }

    private void emit(int times) {
        transactions.run(() -> {
            for (int i = 0; i < times; i++) {
                var arrived = new GuestArrived("Guest", String.valueOf(i));
                instance(Events.class).emit(Inn.class, InnApi.ARRIVED, arrived);
                instance(Events.class).emit(Inn.class, InnApi.WOKEN, new GuestWoken(i));
            }
        });
    }

    private void execute(String sql) {
        transactions.run(
                () -> transactions.session().createNativeMutationQuery(sql).executeUpdate());
    }

    private <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    public interface InnApi extends ModuleApi {
        EventName<GuestArrived> ARRIVED =
                EventName.of("inn.guest-arrived", GuestArrived.class).version(2);
        EventName<GuestWoken> WOKEN = EventName.of("inn.guest-woken", GuestWoken.class);
    }

    public record GuestArrived(String first, String last) {}

    public record GuestWoken(int room) {}

    static final class Inn implements ApplicationModule {
        @Override
        public String name() {
            return "inn";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(InnApi.class);
        }
    }

    static final class InnEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Inn.class, InnApi.ARRIVED, InnApi.WOKEN);
        }
    }

    static final class SplitTheName implements Upcaster {
        @Override
        public EventName<?> event() {
            return InnApi.ARRIVED;
        }

        @Override
        public int from() {
            return 1;
        }

        @Override
        public ObjectNode upcast(ObjectNode payload) {
            var names = payload.remove("name").asString().split(" ", 2);
            return payload.put("first", names[0]).put("last", names[1]);
        }
    }
}
