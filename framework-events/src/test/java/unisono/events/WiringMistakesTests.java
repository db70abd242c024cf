package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Mistakes that would lose listeners or owners in silence, and handlers that only look alike.
final class WiringMistakesTests {
    private final List<String> heard = new ArrayList<>();

    @Test
    void refusesAnApiThatTakesAnothersEventOrExtendsAnother() {
        var wrong =
                Application.builder()
                        .module(House.of("mill", Mill.class).showing(MillApi.class))
                        .module(House.of("thief", Thief.class).showing(ThiefApi.class))
                        .module(House.of("heir", Heir.class).showing(HeirApi.class));

        assertThatThrownBy(wrong::boot)
                .hasMessage(
                        """
                        The application cannot start, for 2 reasons:

                        1. HeirApi extends the API MillApi, so that its events would have two owners. List both in apis(), and let neither extend the other.
                        2. ThiefApi.STOLEN is another name for mill.ground, which belongs to MillApi. An event belongs to one API: make an event of your own, or hear that one.\
                        """);
    }

    @Test
    void reportsAManagerThatFailsWithEverythingElse() {
        var wrong =
                Application.builder()
                        .order(List.of("nobody"))
                        .module(House.of("mill", Mill.class), new Mill.FailingEvents());

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining("1. The application lists the module \"nobody\"")
                .hasMessageMatching(
                        "(?s).*2\\. WiringMistakesTests\\.java:\\d+: unisono\\.events\\.WiringMistakesTests\\$Mill\\$FailingEvents cannot register its listeners: java\\.lang\\.IllegalStateException: no flour");
    }

    @Test
    void refusesAChildThatBindsBeforeItsParent() {
        var wrong =
                Application.builder().module(House.of("mill", Mill.class), new Mill.HastyEvents());

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining("opens local(Wheel) a second time")
                .hasMessageContaining("calls super.registerListeners() first");
    }

    @Test
    void refusesTwoModulesInOneJpmsModule() {
        var wrong = Application.builder().module(new Left()).module(new Right());

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining(
                        "The modules left and right are in one JPMS module, so that nobody can tell whose a class is.");
    }

    @Test
    void refusesAnApiWithCommandsThatNobodyBinds() {
        var wrong =
                Application.builder()
                        .module(House.of("mill", Mill.class).showing(CommandApi.class));

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining(
                        "Module mill lists CommandApi in its apis(), but binds nothing to it. Bind the implementation in configure().");
    }

    @Test
    void refusesAnEventThatIsMadeAnew() {
        var events = boot();

        assertThatThrownBy(() -> events.emit(Mill.Wheel.class, EventName.of("mill.turned")))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.turned was emitted by Wheel under a name that another event has. An event is one constant: name it where it is declared, and do not make it anew.");
    }

    @Test
    void runsEveryHandlerThatOnlyLooksLikeAnother() {
        boot().emit(Mill.Wheel.class, Mill.TURNED);

        assertThat(heard).containsExactly("miller", "mouse", "miller: a", "miller: b");
    }

    @Test
    void runsAHandlerForEachOfItsListenersAndForEachOnce() {
        boot().emit(Mill.Sail.class, Mill.TURNED);

        assertThat(heard)
                .containsExactly("shared: Miller", "shared: Mouse", "sail: Miller", "sail: Mouse");
    }

    private Events boot() {
        return Application.builder()
                .module(House.of("mill", Mill.class), new Mill.MillEvents())
                .install(binder -> binder.bind(Ear.class).toInstance(heard::add))
                .boot()
                .injector()
                .getInstance(Events.class);
    }

    interface Ear {
        boolean hear(String what);
    }

    public interface MillApi extends ModuleApi {
        EventName<NoPayload> GROUND = EventName.of("mill.ground");
    }

    public interface ThiefApi extends ModuleApi {
        EventName<NoPayload> STOLEN = MillApi.GROUND;
    }

    public interface HeirApi extends MillApi {}

    public interface CommandApi extends ModuleApi {
        void grind();
    }

    record Left() implements ApplicationModule {
        @Override
        public String name() {
            return "left";
        }
    }

    record Right() implements ApplicationModule {
        @Override
        public String name() {
            return "right";
        }

        @Override
        public Set<Class<? extends ModuleApi>> dependencies() {
            return Set.of();
        }
    }

    static final class Thief {
        private Thief() {}
    }

    static final class Heir {
        private Heir() {}
    }

    static final class Mill {
        static final EventName<NoPayload> TURNED = EventName.of("mill.turned");

        private Mill() {}

        static final class Wheel {}

        static final class Sail {}

        interface Hearing {
            void hear();

            default void hearAs(String word) {
                hearTagged(word + getClass().getSimpleName());
            }

            void hearTagged(String tag);
        }

        static class MillEvents extends EventManager {
            @Override
            protected void registerListeners() {
                emits(Wheel.class, TURNED);
                emits(Sail.class, TURNED);
                var scope =
                        local(Wheel.class, Miller.class)
                                .on(TURNED, Hearing::hear)
                                .and(Mouse.class)
                                .on(TURNED, Hearing::hear)
                                .and(Miller.class);
                for (var tag : List.of("a", "b")) {
                    scope.on(TURNED, (listener, _) -> listener.hearTagged(tag));
                }
                bindShared("shared: ", "sail: ");
            }

            private void bindShared(String first, String second) {
                Handler<Hearing, NoPayload> handler = (listener, _) -> listener.hearAs(first);
                Action<Hearing> action = listener -> listener.hearAs(second);

                local(Sail.class, Miller.class)
                        .on(TURNED, handler)
                        .on(TURNED, handler)
                        .and(Mouse.class)
                        .on(TURNED, handler)
                        .and(Miller.class)
                        .on(TURNED, action)
                        .on(TURNED, action)
                        .and(Mouse.class)
                        .on(TURNED, action);
            }
        }

        static final class HastyEvents extends MillEvents {
            @Override
            protected void registerListeners() {
                local(Wheel.class, Mouse.class).on(TURNED, Hearing::hear);
                super.registerListeners();
            }
        }

        static final class FailingEvents extends EventManager {
            @Override
            protected void registerListeners() {
                throw new IllegalStateException("no flour");
            }
        }

        static final class Miller implements Hearing {
            private final Ear ear;

            @Inject
            Miller(Ear ear) {
                this.ear = ear;
            }

            @Override
            public void hear() {
                ear.hear("miller");
            }

            @Override
            public void hearTagged(String tag) {
                ear.hear(tag.length() == 1 ? "miller: " + tag : tag);
            }
        }

        static final class Mouse implements Hearing {
            private final Ear ear;

            @Inject
            Mouse(Ear ear) {
                this.ear = ear;
            }

            @Override
            public void hear() {
                ear.hear("mouse");
            }

            @Override
            public void hearTagged(String tag) {
                ear.hear(tag);
            }
        }
    }
}
