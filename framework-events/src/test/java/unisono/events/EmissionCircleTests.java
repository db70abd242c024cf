package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/// What start-up says of emissions that may go round in a circle, and when it says nothing.
final class EmissionCircleTests {
    @Test
    void namesTheShortestChainWithItsHandlersAndPlacesAndHowToMendIt() {
        var warnings = boot(new RoundEvents()).warnings();

        assertThat(warnings).hasSize(1);
        assertThat(warnings.getFirst().replaceAll("java:\\d+", "java:NN"))
                .isEqualTo(
                        """
                        Emissions may go round in a circle:
                           mill.turned, emitted by Wheel (EmissionCircleTests.java:NN)
                           → Stone.grind of module mill (EmissionCircleTests.java:NN)
                           → mill.ground, emitted by Stone (EmissionCircleTests.java:NN)
                           → Sluice.open of module mill (EmissionCircleTests.java:NN), which is given Water → River → Wheel
                           → mill.turned
                        Of the same circles: mill.flooded.
                        That is allowed where it ends by itself; then say so, and why, with .recursionEnds("…") at one of these listeners. Without an end it fails at depth 64, with an error that names the chain. Otherwise let one of them do without what emits again.\
                        """);
    }

    @Test
    void isSilentWhereABindingSaysWhyTheCircleEnds() {
        var application = boot(new EndingEvents());

        assertThat(application.warnings()).isEmpty();
        assertThat(application.subscriptions())
                .flatExtracting(SubscriptionDescription::notes)
                .contains("recursion ends: the river dries up");
    }

    @Test
    void warnsOfAListenerThatHearsEverythingAndEmits() {
        assertThat(boot(new GossipEvents()).warnings())
                .singleElement()
                .asString()
                .contains("   → Stone.hear of module mill", "   → mill.ground\n");
        assertThat(boot(new WhisperEvents()).warnings()).isEmpty();
    }

    @Test
    void warnsOfEachSetOfCirclesOnce() {
        assertThat(boot(new TwoCirclesEvents()).warnings())
                .extracting(warning -> warning.lines().skip(1).findFirst().orElseThrow())
                .satisfiesExactly(
                        first -> assertThat(first).contains("mill.turned, emitted by Wheel"),
                        second -> assertThat(second).contains("mill.price, asked by Mouse"));
    }

    @Test
    void isSilentWhereAnotherClassEmitsThanTheOneThatIsHeard() {
        assertThat(boot(new OtherEmitterEvents()).warnings()).isEmpty();
    }

    @Test
    void looksForSubtypesWhereTheClassOfAnObjectIsNotKnown() {
        Module provided =
                new AbstractModule() {
                    @Provides
                    Water water() {
                        return new River(new Wheel());
                    }
                };

        assertThat(boot(new FloodEvents(), provided).warnings())
                .singleElement()
                .asString()
                .contains("Sluice.flee of module mill", "which is given Water\n");
    }

    @Test
    void asksForTheReasonWhyARecursionEnds() {
        assertThatThrownBy(() -> boot(new UnfoundedEvents()))
                .hasMessageContaining(
                        "recursionEnds(\" \") does not say why. Say what ends the circle, or why there is none.");
    }

    private static Application boot(EventManager manager) {
        return boot(manager, binder -> binder.bind(Water.class).to(River.class));
    }

    private static Application boot(EventManager manager, Module bindings) {
        return Application.builder()
                .module(House.of("mill", EmissionCircleTests.class), manager)
                .install(bindings)
                .boot();
    }

    static final EventName<NoPayload> TURNED = EventName.of("mill.turned");
    static final EventName<NoPayload> GROUND = EventName.of("mill.ground");
    static final EventName<NoPayload> FLOODED = EventName.of("mill.flooded");
    static final QuestionName<NoPayload, String> PRICE =
            QuestionName.of("mill.price", String.class);

    static class RoundEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Wheel.class, TURNED);
            emits(Stone.class, GROUND);
            emits(River.class, FLOODED);
            local(Wheel.class, Stone.class).on(TURNED, Stone::grind);
            local(Stone.class, Sluice.class).on(GROUND, Sluice::open);
            local(River.class, Miller.class).on(FLOODED, Miller::flee);
        }
    }

    static final class EndingEvents extends RoundEvents {
        @Override
        protected void registerListeners() {
            super.registerListeners();
            local(Stone.class, Sluice.class)
                    .on(GROUND, Sluice::open)
                    .recursionEnds("the river dries up")
                    .priority(1);
        }
    }

    static final class TwoCirclesEvents extends RoundEvents {
        @Override
        protected void registerListeners() {
            super.registerListeners();
            asks(Mouse.class, PRICE);
            local(Mouse.class, Cheese.class).answering(PRICE, Cheese::price);
        }
    }

    static final class OtherEmitterEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Wheel.class, TURNED);
            emits(Stone.class, TURNED);
            local(Wheel.class, Stone.class).on(TURNED, Stone::grind);
        }
    }

    static final class FloodEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(River.class, FLOODED);
            local(River.class, Sluice.class).on(FLOODED, Sluice::flee);
        }
    }

    static class GossipEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Stone.class, GROUND);
            everywhere(Stone.class).onAny(Stone::hear);
        }
    }

    static final class WhisperEvents extends GossipEvents {
        @Override
        protected void registerListeners() {
            super.registerListeners();
            everywhere(Stone.class).onAny(Stone::hear).recursionEnds("hears itself once");
        }
    }

    static final class UnfoundedEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Wheel.class, TURNED);
            local(Wheel.class, Stone.class).on(TURNED, Stone::grind).recursionEnds(" ");
        }
    }

    interface Water {}

    static final class Wheel {}

    record River(Wheel wheel) implements Water {
        @Inject
        River {}
    }

    static final class Stone {
        void grind() {}

        void hear(Emission emission) {}
    }

    record Sluice(Water water) {
        @Inject
        Sluice {}

        void open() {}

        void flee() {}
    }

    record Miller(Wheel wheel) {
        @Inject
        Miller {}

        void flee() {}
    }

    static final class Mouse {}

    record Cheese(Mouse mouse) {
        @Inject
        Cheese {}

        String price(NoPayload nothing) {
            return "nibbled";
        }
    }
}
