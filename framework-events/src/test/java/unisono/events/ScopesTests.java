package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Scopes of an emitter: several listeners and events in one, and one in place of another.
final class ScopesTests {
    private static final EventName<NoPayload> OPENED = EventName.of("loft.opened");
    private static final EventName<NoPayload> CLOSED = EventName.of("loft.closed");

    @Test
    @Tag("C05")
    void callsOneHandlerOfSeveralEventsAndSeveralHandlersOfOneEventOncePerEvent() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, Miller::hear)
                                        .on(Mill.EMPTIED, Miller::hear)
                                        .and(Mouse.class)
                                        .on(Mill.EMPTIED, Mouse::hear)
                                        .on(Mill.CREAKED, Mouse::nod)));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        village.events().emit(Wheel.class, Mill.EMPTIED, new Sack(2));

        assertThat(village.heard())
                .containsExactly(
                        "miller: Sack[kilos=1]", "miller: Sack[kilos=2]", "mouse: Sack[kilos=2]");
    }

    @Test
    @Tag("C05")
    void runsInTheOrderInWhichTheLinesAreWrittenAlsoWhereScopesAlternate() {
        var village =
                Village.with(
                        Mill.turns(mill -> {
                            var first = mill.local(Wheel.class, Miller.class);
                            var second = mill.local(Mill.BigWheel.class, Mouse.class);
                            first.on(Mill.CREAKED, Miller::nod);
                            second.on(Mill.CREAKED, Mouse::nod);
                            first.and(Gossip.class).on(Mill.CREAKED, Gossip::nod);
                        }));

        village.events().emit(Mill.BigWheel.class, Mill.CREAKED);

        assertThat(village.heard()).containsExactly("miller", "mouse", "gossip");
    }

    @Test
    @Tag("C07")
    void replacesAllThatAParentBoundInAScopeThatIsOpenedAgain() {
        var village = new Village(builder(new ChildEvents()).boot());

        village.events().emit(Hatch.class, OPENED);
        village.events().emit(Hatch.class, CLOSED);
        village.events().emit(TrapDoor.class, CLOSED);

        assertThat(village.heard()).containsExactly("owl", "cat", "owl");
        assertThat(village.application().subscriptions())
                .filteredOn(line -> line.source().equals("Hatch"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.handler()).isEqualTo("Owl.hoot");
                    assertThat(line.notes())
                            .singleElement()
                            .asString()
                            .matches("replaces ScopesTests\\.java:\\d+");
                });
    }

    @Test
    @Tag("C07")
    void refusesAScopeThatOneManagerOpensTwice() {
        var wrong =
                Village.builder(
                        Mill.turns(mill -> {
                            mill.local(Wheel.class, Miller.class).on(Mill.FILLED, Miller::hear);
                            mill.local(Wheel.class, Mouse.class).on(Mill.CREAKED, Mouse::nod);
                        }));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s).*1\\. ScopesTests\\.java:\\d+ opens local\\(Wheel\\) a second time; it is open since ScopesTests\\.java:\\d+\\. .*");
    }

    @Test
    @Tag("C10")
    void refusesAnEmitterThatListensToItself() {
        var wrong =
                Village.builder(
                        Mill.turns(mill ->
                                mill.local(Gossip.class, Gossip.class)
                                        .on(Mill.CREAKED, Gossip::nod)));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s).*1\\. ScopesTests\\.java:\\d+: Gossip listens to itself\\. Call the method where the event is emitted, or move it to a listener of its own\\.");
    }

    @Test
    void refusesAReplacedScopeThatIsUsedFurther() {
        var wrong = builder(new GrudgingEvents());

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining("for 2 reasons:")
                .hasMessageMatching(
                        "(?s).*1\\. ScopesTests\\.java:\\d+ binds a listener in local\\(Hatch\\) of ScopesTests\\.java:\\d+, which ScopesTests\\.java:\\d+ has replaced: .*")
                .hasMessageMatching(
                        "(?s).*2\\. ScopesTests\\.java:\\d+ amends a listener in local\\(Hatch\\) of ScopesTests\\.java:\\d+, which ScopesTests\\.java:\\d+ has replaced: .*");
    }

    @Test
    void refusesWhatIsBoundWhenRegistrationIsOver() {
        var kept = new ArrayList<ListenerBinding<Miller, Sack>>();
        var managers = new ArrayList<EventManager>();
        var manager =
                Mill.turns(mill -> {
                    managers.add(mill);
                    kept.add(mill.local(Wheel.class, Miller.class).on(Mill.FILLED, Miller::hear));
                });
        Village.with(manager);

        for (var late :
                List.<Runnable>of(
                        () -> kept.getFirst().on(Mill.EMPTIED, Miller::hear),
                        () -> kept.getFirst().priority(1),
                        () -> managers.getFirst().local(Wheel.class, Mouse.class),
                        () -> managers.getFirst().emits(Wheel.class, Mill.FILLED))) {
            assertThatThrownBy(late::run)
                    .isExactlyInstanceOf(EventException.class)
                    .hasMessageMatching(
                            "ScopesTests\\.java:\\d+ comes too late: unisono\\.events\\.Mill\\$1 has registered its listeners, and what it says now would be heard by nobody\\. Say it in registerListeners\\(\\), or add a manager to Subscriptions\\.");
        }
    }

    private static Application.Builder builder(EventManager manager) {
        return Village.builder().module(House.of("loft", ScopesTests.class), manager);
    }

    private static class Hatch {}

    private static final class TrapDoor extends Hatch {}

    private record Cat(Diary diary) {
        @Inject
        Cat {}

        void purr() {
            diary.write("cat");
        }
    }

    private record Owl(Diary diary) {
        @Inject
        Owl {}

        void hoot() {
            diary.write("owl");
        }
    }

    private static class ParentEvents extends EventManager {
        final List<ListenerBinding<Cat, NoPayload>> kept = new ArrayList<>();

        @Override
        protected void registerListeners() {
            emits(Hatch.class, OPENED, CLOSED);
            kept.add(local(Hatch.class, Cat.class).on(OPENED, Cat::purr));
            local(TrapDoor.class, Cat.class).on(CLOSED, Cat::purr);
        }
    }

    private static final class ChildEvents extends ParentEvents {
        @Override
        protected void registerListeners() {
            super.registerListeners();
            local(Hatch.class, Owl.class).on(CLOSED, Owl::hoot);
        }
    }

    private static final class GrudgingEvents extends ParentEvents {
        @Override
        protected void registerListeners() {
            super.registerListeners();
            local(Hatch.class, Owl.class).on(CLOSED, Owl::hoot);
            kept.getFirst().on(CLOSED, Cat::purr);
            kept.getFirst().priority(3);
        }
    }
}
