package unisono.sagas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import unisono.commands.CommandsModule;
import unisono.data.DataModule;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.ModuleApi;
import unisono.events.Personal;
import unisono.events.StartupException;
import unisono.sagas.Shop.Fulfilment;

/// What managers may declare.
final class StartupTests {
    private static final SagaType<String, Fulfilment> ONE =
            SagaType.of("lamp.one", it -> it, Fulfilment.class);

    /// Anybody can change it.
    public record Mutable(Object all) {}

    /// Nobody may keep it.
    public record Named(@Personal String name) {}

    private static final class LampModule implements ApplicationModule {
        @Override
        public String name() {
            return "lamp";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of();
        }
    }

    private static final class LampEvents extends EventManager implements DeclaresSagas {
        private final List<SagaType<?, ?>> types;

        private LampEvents(SagaType<?, ?>... types) {
            this.types = List.of(types);
        }

        @Override
        public List<SagaType<?, ?>> sagas() {
            return types;
        }

        @Override
        protected void registerListeners() {}
    }

    private static Application boot(SagaType<?, ?>... types) {
        var data =
                DataModule.of(
                        () -> {
                            throw new AssertionError("The database was opened");
                        },
                        List.of(SagasModule.schema()));
        return Application.builder()
                .module(new LampModule(), new LampEvents(types))
                .install(data, CommandsModule.of(), SagasModule.of())
                .boot();
    }

    @Test
    void startsWhereAllIsWell() {
        try (var application = boot(ONE)) {
            var book = application.injector().getInstance(SagaBook.class);
            assertThat(book.types()).containsExactly("lamp.one");
        }
    }

    @Test
    void tellsAllThatIsWrongInOneReport() {
        assertThatThrownBy(() ->
                        boot(
                                ONE,
                                SagaType.of("lamp.one", (Long it) -> "" + it, Fulfilment.class),
                                SagaType.of("lamp.two", (String it) -> it, Mutable.class),
                                SagaType.of("lamp.three", (String it) -> it, Named.class)))
                .isInstanceOfSatisfying(
                        StartupException.class,
                        e ->
                                assertThat(e.problems())
                                        .containsExactly(
                                                "LampEvents: the saga lamp.one is declared by LampEvents already. A name is stored for ever and means one saga: rename one of them.",
                                                "LampEvents: the state of the saga lamp.two is no immutable record: its component Mutable.all is of the type Object, which is no immutable value: use a record.",
                                                "LampEvents: the state of the saga lamp.three has components that are @Personal, and states are not sealed. Keep an id in place of them."));
    }
}
