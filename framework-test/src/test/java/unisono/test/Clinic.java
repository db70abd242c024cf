package unisono.test;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.Erasure;
import unisono.data.EventLog;
import unisono.data.Payloads;
import unisono.data.Transactions;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.Emitter;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.events.Personal;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// An application that stores what is nobody else's business.
final class Clinic implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final DataModule data =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                            database.jdbcUrl(),
                                            database.user(),
                                            database.password())
                                    .withPool(2, WAIT),
                    List.of());
    private final Application application =
            Application.builder()
                    .module(new Ward(), new WardEvents())
                    .install(data)
                    .install(binder -> binder.bind(Clinic.class).toInstance(this))
                    .boot();

    /// What is done with a visit that is told durably.
    volatile Consumer<Visit> heard = _ -> {};

    public interface ClinicApi extends ModuleApi {
        EventName<Visit> VISITED =
                EventName.of("clinic.visited", Visit.class).subject(Visit::patient);
        EventName<Visit> CALLED =
                EventName.of("clinic.called", Visit.class).subject(Visit::patient);
    }

    public record Visit(
            @Nullable String patient,
            @Personal @Nullable String name,
            int room,
            List<Address> addresses) {}

    public record Address(@Personal @Nullable String street, String area) {}

    Transactions transactions() {
        return application.injector().getInstance(Transactions.class);
    }

    Emitter emitter() {
        return application.injector().getInstance(Events.class).emitter(Ward.class);
    }

    EventLog log() {
        return application.injector().getInstance(EventLog.class);
    }

    Erasure erasure() {
        return application.injector().getInstance(Erasure.class);
    }

    Payloads payloads() {
        return application.injector().getInstance(Payloads.class);
    }

    void visit(Visit visit) {
        transactions().run(() -> emitter().emit(ClinicApi.VISITED, visit));
    }

    void deliverAll() {
        var deliveries = application.injector().getInstance(Deliveries.class);
        deliveries.start();
        deliveries.drain(WAIT);
        deliveries.stop(WAIT);
    }

    List<String> ask(String sql) {
        return transactions()
                .call(() -> transactions().session().createNativeQuery(sql, String.class).list());
    }

    @Override
    public void close() {
        application.close();
        data.close();
        database.close();
    }

    static final class Ward implements ApplicationModule {
        @Override
        public String name() {
            return "clinic";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(ClinicApi.class);
        }
    }

    static final class WardEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Ward.class, ClinicApi.VISITED, ClinicApi.CALLED);

            local(Ward.class, Bill.class)
                    .on(ClinicApi.VISITED, Bill::write)
                    .durably()
                    .named("clinic.bill")
                    .fromStart();
        }
    }

    static final class Bill {
        private final Clinic clinic;

        @Inject
        Bill(Clinic clinic) {
            this.clinic = clinic;
        }

        void write(Visit visit) {
            clinic.heard.accept(visit);
        }
    }
}
