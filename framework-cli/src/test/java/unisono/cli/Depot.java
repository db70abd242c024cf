package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;
import unisono.sagas.DeclaresSagas;
import unisono.sagas.SagaStore;
import unisono.sagas.SagaType;
import unisono.sagas.Sagas;
import unisono.sagas.SagasModule;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// An application with processes that take long, and the command line beside it.
final class Depot implements AutoCloseable {
    static final SagaType<String, Move> MOVE = SagaType.of("depot.move", it -> it, Move.class);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final TestDatabase database = TestPostgres.createDatabase();
    private final DataModule data =
            DataModule.of(
                    () ->
                            new DatabaseSettings(
                                    database.jdbcUrl(), database.user(), database.password()),
                    List.of(SagasModule.schema()));
    private final Application application =
            Application.builder()
                    .module(new DepotModule(), new DepotCommands())
                    .install(data, CommandsModule.of(), SagasModule.of())
                    .boot();

    public interface DepotApi extends ModuleApi {
        CommandName<Return, NoResult> RETURN = CommandName.of("depot.return", Return.class);
    }

    /// Bring a crate back.
    public record Return(int crate) {}

    /// What is remembered of a move.
    public record Move(int crates) {}

    static final class Carrier {
        void bringBack(Return it) {
            assertThat(it.crate()).isPositive();
        }
    }

    static final class DepotCommands extends ModuleCommands implements DeclaresSagas {
        @Override
        public List<SagaType<?, ?>> sagas() {
            return List.of(MOVE);
        }

        @Override
        protected void registerCommands() {
            handles(DepotApi.RETURN, Carrier.class, Carrier::bringBack);
        }
    }

    static final class DepotModule implements ApplicationModule {
        @Override
        public String name() {
            return "depot";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(DepotApi.class);
        }
    }

    SagaStore<String, Move> moves() {
        return application.injector().getInstance(Sagas.class).of(MOVE);
    }

    /// Runs a command line; its exit code.
    int run(String... arguments) {
        out.reset();
        err.reset();
        return new Invocation(Map.of("HOME", "/home/ann"), out, err)
                .run(
                        "unisono",
                        _ -> new RunningApplication(application, () -> {}),
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
