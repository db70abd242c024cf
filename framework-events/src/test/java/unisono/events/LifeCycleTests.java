package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Injector;
import com.google.inject.multibindings.OptionalBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Square.Crier;

/// How an application starts, and how it stops.
final class LifeCycleTests {
    private final List<Object> seen = new ArrayList<>();

    @Test
    void initializesTheModulesInModuleOrderAndTellsEverybodyAfterwards() {
        var application =
                Application.builder()
                        .order(List.of("c", "b", "a"))
                        .module(new Preparing("a", Set.of(), _ -> seen.add("a")))
                        .module(new Preparing("b", Set.of(Mill.MillApi.class), _ -> seen.add("b")))
                        .module(new Preparing("c", Set.of(), _ -> seen.add("c")))
                        .module(
                                House.of("mill", Mill.class).showing(Mill.MillApi.class),
                                Mill.says(mill ->
                                        mill.typed(Miller.class)
                                                .on(
                                                        ApplicationBooted.class,
                                                        (_, booted) -> seen.add(booted))))
                        .boot();

        assertThat(seen).containsExactly("c", "a", "b", new ApplicationBooted());
        assertThat(application.modules())
                .extracting(ModuleDescription::name)
                .containsExactly("c", "a", "mill", "b");
    }

    @Test
    void handsTheInjectorToTheInitializersWhichMayEmit() {
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Mill.Wheel.class, Miller.class)
                                                        .on(Mill.CREAKED, Miller::nod)))
                                .module(
                                        new Preparing(
                                                "z",
                                                Set.of(),
                                                injector ->
                                                        injector.getInstance(Events.class)
                                                                .emit(
                                                                        Mill.Wheel.class,
                                                                        Mill.CREAKED)))
                                .boot());

        assertThat(village.heard()).containsExactly("miller");
    }

    @Test
    void stopsOnceAndTellsEverybodyInOrder() {
        var village =
                Village.with(
                        Square.says(square ->
                                square.typed(Crier.class)
                                        .on(ApplicationStopping.class, Crier::hear)),
                        Mill.says(mill -> {
                            mill.typed(Miller.class).on(ApplicationStopping.class, Miller::hear);
                            mill.typed(Mouse.class)
                                    .on(ApplicationStopping.class, Mouse::hear)
                                    .priority(1);
                        }));

        village.close();
        village.close();

        assertThat(village.heard())
                .containsExactly(
                        "mouse: ApplicationStopping[]",
                        "miller: ApplicationStopping[]",
                        "crier: ApplicationStopping[]");
    }

    /// Otherwise one that fails would keep the others from closing what they hold.
    @Test
    void stopsEverybodyAlsoBehindAListenerThatFails() {
        var failure = new IllegalStateException("stuck");
        var village =
                Village.with(
                        Mill.says(mill -> {
                            mill.typed(Mouse.class)
                                    .on(
                                            ApplicationStopping.class,
                                            (_, _) -> {
                                                throw failure;
                                            });
                            mill.typed(Miller.class).on(ApplicationStopping.class, Miller::hear);
                        }));

        try (var log = Log.open()) {
            village.close();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .matches(
                            "ERROR: ApplicationStopping to lambda at LifeCycleTests\\.java:\\d+ of module mill failed\\. The application stops all the same\\.");
            assertThat(log.failures()).containsExactly(failure);
        }
        assertThat(village.heard()).containsExactly("miller: ApplicationStopping[]");
    }

    @Test
    void failsTheStartWhenAnInitializerFailsAndStopsWhatHasStarted() {
        var failure = new NoClassDefFoundError("shop/Gone");
        var wrong =
                Village.builder(
                                Mill.says(mill ->
                                        mill.typed(Miller.class)
                                                .on(
                                                        ApplicationStopping.class,
                                                        (_, stopping) -> seen.add(stopping))))
                        .module(
                                new Preparing(
                                        "a",
                                        Set.of(),
                                        _ -> {
                                            throw failure;
                                        }));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasCause(failure)
                .hasMessageEndingWith(
                        "1. Module a cannot be initialized: java.lang.NoClassDefFoundError: shop/Gone");
        assertThat(seen).containsExactly(new ApplicationStopping());
    }

    @Test
    void failsTheStartWhenAListenerOfTheBootFails() {
        var failure = new AssertionError("not ready");
        var wrong =
                Village.builder(
                        Mill.says(mill -> {
                            mill.typed(Mouse.class)
                                    .on(
                                            ApplicationBooted.class,
                                            (_, _) -> {
                                                throw failure;
                                            });
                            mill.typed(Miller.class)
                                    .on(ApplicationBooted.class, (_, booted) -> seen.add(booted))
                                    .on(
                                            ApplicationStopping.class,
                                            (_, stopping) -> seen.add(stopping));
                        }));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasCause(failure)
                .hasMessageEndingWith(
                        "1. A listener of ApplicationBooted failed: java.lang.AssertionError: not ready");
        assertThat(seen).containsExactly(new ApplicationStopping());
    }

    @Test
    void reportsATransactionManagerThatCannotBeMade() {
        var wrong =
                Village.builder()
                        .install(binder ->
                                OptionalBinder.newOptionalBinder(binder, TransactionContext.class)
                                        .setBinding()
                                        .toProvider(() -> {
                                            throw new IllegalStateException("no disk");
                                        }));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageEndingWith(
                        "1. The transaction manager cannot be created. java.lang.IllegalStateException: no disk");
    }

    /// A module that does something when the application starts.
    private record Preparing(
            String name,
            Set<Class<? extends ModuleApi>> dependencies,
            Consumer<Injector> preparation)
            implements ApplicationModule {
        @Override
        public boolean contains(Class<?> type) {
            return type == getClass();
        }

        @Override
        public void initialize(Injector injector) {
            preparation.accept(injector);
        }
    }
}
