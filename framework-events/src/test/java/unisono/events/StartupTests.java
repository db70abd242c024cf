package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What an application is refused for, all in one report.
final class StartupTests {
    @Test
    void reportsEverythingThatIsWrongTogetherAndNumbered() throws IOException {
        var wrong =
                Application.builder()
                        .order(List.of("tower", "moat"))
                        .module(
                                new House(
                                        "tower",
                                        Tower.class,
                                        Set.of(TowerApi.class, SharedApi.class),
                                        Set.of(TowerApi.class)),
                                new Tower.TowerEvents(),
                                new Tower.BrokenEvents())
                        .module(
                                House.of("gate", Gate.class)
                                        .showing(SharedApi.class)
                                        .needing(LostApi.class))
                        .module(House.of("gate", Hall.class))
                        .module(new Twin());

        var failure = catchThrowableOfType(StartupException.class, wrong::boot);

        assertThat(failure.toString().replaceAll("\\.java:\\d+", ".java:LINE"))
                .isEqualTo(golden("startup-report.txt"));
    }

    @Test
    void sortsModulesByDependencyThenAsListedThenByName() {
        var application =
                Application.builder()
                        .order(List.of("tower", "gate"))
                        .module(House.of("alcove", Hall.class))
                        .module(House.of("gate", Gate.class).showing(LostApi.class))
                        .module(House.of("tower", Tower.class).needing(LostApi.class))
                        .boot();

        assertThat(application.modules())
                .extracting(ModuleDescription::name)
                .containsExactly("gate", "tower", "alcove");
    }

    @Test
    void listsAModuleThatIsFoundTwiceOnce() {
        var gate = House.of("gate", Gate.class).showing(LostApi.class);
        var tower = House.of("tower", Tower.class).needing(LostApi.class);

        var application = Application.builder().module(gate).module(tower).module(gate).boot();

        assertThat(application.modules())
                .containsExactly(
                        new ModuleDescription(
                                "gate", "unisono.events", List.of("LostApi"), List.of()),
                        new ModuleDescription(
                                "tower", "unisono.events", List.of(), List.of("gate")));
    }

    @Test
    void refusesModulesThatDependOnEachOther() {
        var circle =
                Application.builder()
                        .module(
                                House.of("gate", Gate.class)
                                        .showing(LostApi.class)
                                        .needing(TowerApi.class))
                        .module(
                                House.of("tower", Tower.class)
                                        .showing(TowerApi.class)
                                        .needing(LostApi.class));

        assertThatThrownBy(circle::boot)
                .hasMessageContaining("The modules gate, tower depend on each other in a circle.");
    }

    @Test
    void startsWhenNobodyImplementsAnApiThatIsListenedToAndSaysSo() {
        var application =
                Application.builder()
                        .module(House.of("hall", Hall.class), new Hall.HallEvents())
                        .boot();

        assertThat(application.subscriptions())
                .containsExactly(
                        new SubscriptionDescription(
                                "lost.found",
                                Subscription.Scope.EXTERNAL,
                                "LostApi",
                                "Listener.hear",
                                "hall",
                                Timing.IN_TRANSACTION,
                                3,
                                application.subscriptions().getFirst().at(),
                                List.of("no module implements LostApi")));
        assertThat(application.subscriptions().getFirst().at()).matches("StartupTests.java:\\d+");
    }

    @Test
    void letsAManagerReplaceAScopeOfItsParentAndShowsIt() {
        var application =
                Application.builder()
                        .module(House.of("hall", Hall.class), new Hall.NewHallEvents())
                        .boot();

        assertThat(application.subscriptions())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.handler()).isEqualTo("Other.hear");
                    assertThat(line.notes().getFirst()).startsWith("replaces StartupTests.java:");
                });
    }

    private static String golden(String name) throws IOException {
        try (var file = StartupTests.class.getResourceAsStream("/messages/" + name)) {
            if (file == null) {
                throw new IOException("no golden file " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    record Thing(String name) {}

    record Box<T>(@Nullable T content) {}

    public interface TowerApi extends ModuleApi {
        EventName<Thing> RANG = EventName.of("tower.rang", Thing.class);
        EventName<NoPayload> RANG_AGAIN = EventName.of("tower.rang");

        @SuppressWarnings("rawtypes") // Only a raw type can name a generic record.
        EventName<Box> BOXED = EventName.of("tower.boxed", Box.class);
    }

    public interface SharedApi extends ModuleApi {}

    public interface LostApi extends ModuleApi {
        EventName<Thing> FOUND = EventName.of("lost.found", Thing.class);
    }

    static final class Tower {
        /// Has the text of an event of the API, and is another.
        static final EventName<NoPayload> UNNAMED = EventName.of("lost.found");

        private Tower() {}

        static final class Bell {}

        static final class Keeper {
            void hear() {}
        }

        static final class Watch {
            @OnEvent
            void hear(Thing one, Thing two) {}

            @OnEvent
            void hearToo(Thing thing) {}
        }

        /// Cannot be constructed: nobody binds its interface.
        record Unbuilt(CharSequence missing) {
            void hear() {}
        }

        static final class TowerEvents extends EventManager {
            @Override
            protected void registerListeners() {
                emits(Gate.Porter.class, TowerApi.RANG);
                emits(Bell.class, LostApi.FOUND);
                emits(Bell.class, UNNAMED);
                local(Bell.class, Bell.class).on(TowerApi.RANG, _ -> {});
                var replaced = local(Keeper.class, Unbuilt.class);
                local(Keeper.class, Unbuilt.class).on(TowerApi.RANG, Unbuilt::hear);
                replaced.on(TowerApi.RANG, Unbuilt::hear);
                local(Gate.Porter.class, Keeper.class).on(TowerApi.RANG, Keeper::hear);
                local(Watch.class, Keeper.class).on(LostApi.FOUND, Keeper::hear);
                local(LostApi.class, Keeper.class).on(TowerApi.RANG, Keeper::hear);
                external(TowerApi.class, Keeper.class).on(LostApi.FOUND, Keeper::hear);
                external(LostApi.class, Gate.Porter.class).on(LostApi.FOUND, Gate.Porter::hear);
                typed(Keeper.class)
                        .on(Thing.class, (keeper, _) -> keeper.hear())
                        .asynchronously(Duration.ofDays(2));
                typed(Keeper.class).on(Thing.class, (keeper, _) -> keeper.hear());
                annotated(MethodHandles.lookup(), Bell.class);
                annotated(MethodHandles.publicLookup(), Watch.class);
                everywhere(Keeper.class).onAny((keeper, _) -> keeper.hear());
                everywhere(Keeper.class).onAny((keeper, _) -> keeper.hear()).afterCommit();
            }
        }

        static final class BrokenEvents extends EventManager {
            @Override
            protected void registerListeners() {
                throw new IllegalStateException("the stairs are broken");
            }
        }
    }

    static final class Gate {
        private Gate() {}

        static final class Porter {
            void hear() {}
        }
    }

    static final class Twin implements ApplicationModule {
        @Override
        public String name() {
            return "gate";
        }
    }

    static class Hall {
        private Hall() {}

        static class HallEvents extends EventManager {
            @Override
            protected void registerListeners() {
                external(LostApi.class, Listener.class)
                        .on(LostApi.FOUND, Listener::hear)
                        .priority(3);
            }
        }

        static final class NewHallEvents extends HallEvents {
            @Override
            protected void registerListeners() {
                super.registerListeners();
                external(LostApi.class, Other.class).on(LostApi.FOUND, Other::hear);
            }
        }

        static final class Listener {
            void hear(Thing thing) {}
        }

        static final class Other {
            void hear(Thing thing) {}
        }
    }
}
