package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How events reach listeners: which, in which order, and what happens when one fails.
final class DeliveryTests {
    private final List<Object> heard = new ArrayList<>();
    private final Application application =
            Application.builder()
                    .module(
                            House.of("kitchen", Kitchen.class).showing(KitchenApi.class),
                            new Kitchen.KitchenEvents())
                    .module(
                            House.of("hall", Hall.class).needing(KitchenApi.class),
                            new Hall.HallEvents())
                    .module(House.of("attic", Attic.class), new Attic.AtticEvents())
                    .depthMax(10)
                    .install(
                            new AbstractModule() {
                                @Override
                                protected void configure() {
                                    bind(Diary.class).toInstance(heard::add);
                                }
                            })
                    .boot();
    private final Events events = application.injector().getInstance(Events.class);

    @Test
    @Tag("C01")
    void handsOverTheVerySamePayloadOnce() {
        var dish = new Dish("soup", 1);

        events.emit(Kitchen.Oven.class, Kitchen.BAKED, dish);

        assertThat(heard).singleElement().isSameAs(dish);
    }

    @Test
    @Tag("C02")
    void reachesListenersOfASuperclassAndOfAnInterfaceEachHandlerOnce() {
        events.emit(Kitchen.Grill.class, Kitchen.ROASTED, new Dish("lamb", 1));

        assertThat(heard).containsExactly("chef: lamb", "guard");
    }

    @Test
    @Tag("C03")
    void doesNotReachListenersOfASubtype() {
        events.emit(Kitchen.Oven.class, Kitchen.GRILLED);

        assertThat(heard).isEmpty();
    }

    @Test
    @Tag("C16")
    @Tag("C36")
    void runsLocalListenersFirstThenByPriorityThenInModuleOrderThenAsRegistered() {
        events.emit(Kitchen.Oven.class, KitchenApi.SERVED, new Dish("cake", 2));

        assertThat(heard)
                .containsExactly(
                        "waiter, early", "waiter", "waiter again", "attic, first", "attic", "hall");
    }

    @Test
    @Tag("C32")
    void deliversANestedEmissionCompletelyBeforeTheOuterGoesOn() {
        events.emit(Kitchen.Oven.class, KitchenApi.COOKED, new Dish("rice", 2));

        assertThat(heard)
                .containsExactly(
                        "cooks 2",
                        "cooks 1",
                        "cooks 0",
                        "eats rice 0",
                        "eats rice 1",
                        "eats rice 2");
    }

    @Test
    void emitsWithoutListenersAndWithoutPayload() {
        events.emit(Kitchen.Oven.class, Kitchen.UNHEARD);
        events.emit(Kitchen.Oven.class, Kitchen.RANG);

        assertThat(heard).containsExactly("bell");
    }

    @Test
    void stopsAtTheFirstFailureAndThrowsItUnchanged() {
        assertThatThrownBy(() -> events.emit(Kitchen.Oven.class, KitchenApi.BURNT))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("smoke");

        assertThat(heard).containsExactly("smells");
    }

    @Test
    @Tag("C32")
    void endsACircleWithAnErrorThatNamesTheChain() {
        assertThatThrownBy(() -> events.emit(Kitchen.Oven.class, Kitchen.PING))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "kitchen.ping was emitted by Pong at depth 11, and at most 10 are allowed: kitchen.ping → kitchen.pong → kitchen.ping → kitchen.pong → kitchen.ping → kitchen.pong → kitchen.ping → kitchen.pong → kitchen.ping → kitchen.pong → kitchen.ping. Let one of these listeners decide when to stop, or raise depthMax.");
    }

    @Test
    @Tag("C46")
    void constructsAListenerWhenItIsFirstCalledAndOnlyThen() {
        assertThat(Kitchen.Lazy.constructed).isZero();

        events.emit(Kitchen.Oven.class, Kitchen.WOKE);
        events.emit(Kitchen.Oven.class, Kitchen.WOKE);

        assertThat(Kitchen.Lazy.constructed).isEqualTo(1);
    }

    @Test
    void refusesAnEventOfAnotherModulesApi() {
        assertThatThrownBy(
                        () -> events.emit(Hall.Guest.class, KitchenApi.SERVED, new Dish("air", 0)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "kitchen.served was emitted by Guest of module hall, but it belongs to KitchenApi, and only the module that implements an API emits its events. Call a command of KitchenApi (module kitchen), or emit an event of the own module.");
    }

    @Test
    void refusesAnEmitterOfNoModule() {
        assertThatThrownBy(() -> events.emit(String.class, Kitchen.RANG))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "java.lang.String emits, but is a class of no application module. Emit on behalf of a class of one of: attic, kitchen, hall.");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void refusesAPayloadThatARawTypeLetThrough() {
        assertThatThrownBy(
                        () -> events.emit(Kitchen.Oven.class, (EventName) Kitchen.BAKED, "no dish"))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "kitchen.baked was emitted by Oven with a payload of java.lang.String, but it carries unisono.events.DeliveryTests$Dish. Mend the unchecked cast that let it through.");
    }

    /// What was heard, in order.
    interface Diary {
        boolean add(Object what);
    }

    record Dish(String name, int portions) {}

    public interface KitchenApi extends ModuleApi {
        EventName<Dish> SERVED = EventName.of("kitchen.served", Dish.class);
        EventName<Dish> COOKED = EventName.of("kitchen.cooked", Dish.class);
        EventName<NoPayload> BURNT = EventName.of("kitchen.burnt");
    }

    static final class Kitchen {
        static final EventName<Dish> BAKED = EventName.of("kitchen.baked", Dish.class);
        static final EventName<Dish> ROASTED = EventName.of("kitchen.roasted", Dish.class);
        static final EventName<NoPayload> GRILLED = EventName.of("kitchen.grilled");
        static final EventName<NoPayload> RANG = EventName.of("kitchen.rang");
        static final EventName<NoPayload> UNHEARD = EventName.of("kitchen.unheard");
        static final EventName<NoPayload> WOKE = EventName.of("kitchen.woke");
        static final EventName<NoPayload> PING = EventName.of("kitchen.ping");
        static final EventName<NoPayload> PONG = EventName.of("kitchen.pong");

        private Kitchen() {}

        interface Hot {}

        static class Oven {}

        static final class Grill extends Oven implements Hot {}

        static final class KitchenEvents extends EventManager {
            @Override
            protected void registerListeners() {
                emits(Oven.class, BAKED, ROASTED, GRILLED, RANG, WOKE, PING, UNHEARD);
                emits(Oven.class, KitchenApi.SERVED, KitchenApi.COOKED, KitchenApi.BURNT);
                emits(Pong.class, PING, PONG);

                local(Oven.class, Waiter.class)
                        .on(KitchenApi.SERVED, Waiter::serve)
                        .on(KitchenApi.SERVED, Waiter::serveAgain)
                        .on(KitchenApi.SERVED, Waiter::serveEarly)
                        .priority(5)
                        .on(BAKED, Waiter::keep)
                        .on(RANG, Waiter::ring)
                        .and(Chef.class)
                        .on(ROASTED, Chef::taste)
                        .on(KitchenApi.COOKED, Chef::cook)
                        .and(Pong.class)
                        .on(PING, Pong::pong)
                        .and(Lazy.class)
                        .on(WOKE, Lazy::wake);
                local(Hot.class, Guard.class)
                        .on(ROASTED, Guard::watch)
                        .and(Chef.class)
                        .on(ROASTED, Chef::taste);
                local(Grill.class, Waiter.class).on(GRILLED, Waiter::ring);
                local(Pong.class, Ping.class).on(PONG, Ping::ping).on(PING, Ping::pongBack);
                local(Ping.class, Pong.class).on(PING, Pong::pong);
            }
        }

        static final class Waiter {
            private final Diary diary;

            @Inject
            Waiter(Diary diary) {
                this.diary = diary;
            }

            void serve(Dish dish) {
                diary.add("waiter");
            }

            void serveAgain() {
                diary.add("waiter again");
            }

            void serveEarly(Dish dish) {
                diary.add("waiter, early");
            }

            void keep(Dish dish) {
                diary.add(dish);
            }

            void ring() {
                diary.add("bell");
            }
        }

        static final class Chef {
            private final Diary diary;
            private final Emitter again;

            @Inject
            Chef(Diary diary, Events events) {
                this.diary = diary;
                this.again = events.emitter(Oven.class);
            }

            void taste(Dish dish) {
                diary.add("chef: " + dish.name());
            }

            void cook(Dish dish) {
                diary.add("cooks " + dish.portions());
                if (dish.portions() > 0) {
                    again.emit(KitchenApi.COOKED, new Dish(dish.name(), dish.portions() - 1));
                }
            }
        }

        static final class Guard {
            private final Diary diary;

            @Inject
            Guard(Diary diary) {
                this.diary = diary;
            }

            void watch(Dish dish) {
                diary.add("guard");
            }
        }

        static final class Pong {
            private final Events events;

            @Inject
            Pong(Events events) {
                this.events = events;
            }

            void pong() {
                events.emit(Pong.class, PONG);
            }
        }

        static final class Ping {
            private final Events events;

            @Inject
            Ping(Events events) {
                this.events = events;
            }

            void ping() {
                events.emit(Pong.class, PING);
            }

            void pongBack() {
                events.emit(Pong.class, PONG);
            }
        }

        static final class Lazy {
            static int constructed;

            @Inject
            Lazy() {
                constructed++;
            }

            void wake() {}
        }
    }

    static final class Hall {
        private Hall() {}

        static final class HallEvents extends EventManager {
            @Override
            protected void registerListeners() {
                external(KitchenApi.class, Guest.class)
                        .on(KitchenApi.SERVED, Guest::hear)
                        .on(KitchenApi.COOKED, Guest::eat)
                        .on(KitchenApi.BURNT, Guest::flee);
            }
        }

        static final class Guest {
            private final Diary diary;

            @Inject
            Guest(Diary diary) {
                this.diary = diary;
            }

            void hear(Dish dish) {
                diary.add("hall");
            }

            void eat(Dish dish) {
                diary.add("eats " + dish.name() + " " + dish.portions());
            }

            void flee() throws IOException {
                throw new IOException("smoke");
            }
        }
    }

    static final class Attic {
        private Attic() {}

        static final class AtticEvents extends EventManager {
            @Override
            protected void registerListeners() {
                external(KitchenApi.class, Ghost.class)
                        .on(KitchenApi.SERVED, Ghost::later)
                        .on(KitchenApi.SERVED, Ghost::first)
                        .priority(1)
                        .on(KitchenApi.BURNT, Ghost::smell)
                        .priority(9)
                        .on(KitchenApi.BURNT, Ghost::later)
                        .priority(-1);
            }
        }

        static final class Ghost {
            private final Diary diary;

            @Inject
            Ghost(Diary diary) {
                this.diary = diary;
            }

            void first() {
                diary.add("attic, first");
            }

            void later() {
                diary.add("attic");
            }

            void smell() {
                diary.add("smells");
            }
        }
    }
}
