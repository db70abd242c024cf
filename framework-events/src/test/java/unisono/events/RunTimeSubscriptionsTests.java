package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;
import unisono.events.Village.Sack;

/// Managers that come and go while the application runs.
final class RunTimeSubscriptionsTests {
    @Test
    void hearsFromTheNextEmissionOnAndNoMoreAfterItsEnd() {
        var village = Village.with(Mill.turns(_ -> {}));
        var events = village.events();
        events.emit(Wheel.class, Mill.FILLED, new Sack(1));

        var registration = village.subscriptions().add(milling());
        events.emit(Wheel.class, Mill.FILLED, new Sack(2));
        events.emit(BigWheel.class, Mill.FILLED, new Sack(3));
        registration.close();
        registration.close();
        events.emit(Wheel.class, Mill.FILLED, new Sack(4));

        assertThat(village.heard())
                .containsExactly("miller: Sack[kilos=2]", "miller: Sack[kilos=3]");
        assertThat(village.application().subscriptions()).isEmpty();
    }

    @Test
    void comesLastAmongEqualsOfItsModule() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Mouse.class).on(Mill.FILLED, Mouse::nod)));

        var _ = village.subscriptions().add(milling());
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(village.heard()).containsExactly("mouse", "miller: Sack[kilos=1]");
        assertThat(village.application().subscriptions())
                .extracting(SubscriptionDescription::handler)
                .containsExactly("Mouse.nod", "Miller.hear");
    }

    @Test
    void runsAHandlerOnceThatTwoManagersAddAndKeepsItUntilBothAreGone() {
        var village = Village.with(Mill.turns(_ -> {}));
        var first = village.subscriptions().add(milling());
        var second = village.subscriptions().add(milling());

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        first.close();
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(2));
        second.close();
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(3));

        assertThat(village.heard())
                .containsExactly("miller: Sack[kilos=1]", "miller: Sack[kilos=2]");
    }

    @Test
    void addsNothingOfAManagerThatIsRefused() {
        var village = Village.with(Mill.turns(_ -> {}));
        var wrong =
                Mill.says(mill -> {
                    mill.local(Wheel.class, Miller.class).on(Mill.FILLED, Miller::hear);
                    mill.local(Square.Fountain.class, Miller.class).on(Mill.CREAKED, Miller::nod);
                    mill.local(BigWheel.class, Mouse.class)
                            .on(Mill.CREAKED, Mouse::nod)
                            .afterCommit();
                });

        assertThatThrownBy(() -> village.subscriptions().add(wrong))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s)unisono\\.events\\.Mill\\$1 cannot be added, for 2 reasons:.*1\\. RunTimeSubscriptionsTests.java:\\d+: local\\(Fountain, …\\) names a class outside module mill\\..*2\\. RunTimeSubscriptionsTests.java:\\d+: Mouse\\.nod is to run after commit, but the application has no transactions\\..*");
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(village.heard()).isEmpty();
        assertThat(village.application().subscriptions()).isEmpty();
    }

    @Test
    void declaresWhatAManagerEmitsThatIsAddedLater() {
        var village = Village.with(Mill.says(_ -> {}));
        var events = village.events();
        assertThatThrownBy(() -> events.emit(Wheel.class, Mill.CREAKED))
                .isExactlyInstanceOf(EventException.class);

        var _ =
                village.subscriptions()
                        .add(
                                Mill.turns(mill ->
                                        mill.local(Wheel.class, Mouse.class)
                                                .on(Mill.CREAKED, Mouse::nod)));
        events.emit(Wheel.class, Mill.CREAKED);

        assertThat(village.heard()).containsExactly("mouse");
    }

    @Test
    void doesNotDisturbADispatchUnderWayThatAddsAndRemoves() {
        var registrations = new ArrayList<Registration>();
        var added = new ArrayList<Village>();
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(
                                                Mill.FILLED,
                                                (_, _) -> {
                                                    registrations.forEach(Registration::close);
                                                    var subscriptions =
                                                            added.getFirst().subscriptions();
                                                    registrations.add(subscriptions.add(crying()));
                                                })
                                        .priority(1)));
        added.add(village);
        registrations.add(village.subscriptions().add(milling()));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
        var duringTheFirst = village.heard();
        village.events().emit(Wheel.class, Mill.FILLED, new Sack(2));

        assertThat(duringTheFirst).containsExactly("miller: Sack[kilos=1]");
        assertThat(village.heard())
                .hasSize(2)
                .element(1)
                .asString()
                .startsWith("crier: mill.filled");
    }

    @Test
    void doesNotDisturbADispatchOfAnEventObjectUnderWay() {
        var village = Village.with();
        var bus = village.bus();
        var diary = village.diary();
        var heard = new ArrayList<Registration>();
        heard.add(
                bus.listen(
                        Sack.class,
                        ListenerOptions.atPriority(1),
                        sack -> {
                            heard.forEach(Registration::close);
                            heard.add(bus.listen(Sack.class, _ -> diary.write("new")));
                            diary.write(sack);
                        }));
        heard.add(bus.listen(Sack.class, _ -> diary.write("old")));

        bus.publish(new Sack(1));
        bus.publish(new Sack(2));

        assertThat(village.heard()).containsExactly(new Sack(1), "old", "new");
    }

    @Test
    void removesAListenerFromInsideItself() {
        var village = Village.with(Mill.turns(_ -> {}));
        var own = new ArrayList<Registration>();
        own.add(
                village.subscriptions()
                        .add(
                                Mill.says(mill ->
                                        mill.local(Wheel.class, Miller.class)
                                                .on(
                                                        Mill.FILLED,
                                                        (miller, sack) -> {
                                                            own.getFirst().close();
                                                            miller.hear(sack);
                                                        }))));

        for (int kilos : List.of(1, 2)) {
            village.events().emit(Wheel.class, Mill.FILLED, new Sack(kilos));
        }

        assertThat(village.heard()).containsExactly("miller: Sack[kilos=1]");
    }

    @Test
    void remembersNoNameThatItRefused() {
        var village = Village.with(Mill.turns(_ -> {}));
        EventName<Sack> stray = EventName.of("mill.late", Sack.class);
        EventName<Sack> late = EventName.of("mill.late", Sack.class);
        assertThatThrownBy(() -> village.events().emit(Wheel.class, stray, new Sack(1)))
                .isExactlyInstanceOf(EventException.class);

        var _ = village.subscriptions().add(Mill.says(mill -> mill.emits(Wheel.class, late)));
        village.events().emit(Wheel.class, late, new Sack(1));
        assertThat(village.application().events()).contains("mill.late");
    }

    @Test
    void forgetsWhatAManagerEmitsWhenItIsRemoved() {
        var village = Village.with();
        for (int i = 0; i < 3; i++) {
            village.subscriptions()
                    .add(Mill.says(mill -> mill.emits(Wheel.class, Mill.CREAKED)))
                    .close();
        }
        assertThat(village.application().unheard()).isEmpty();
        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.CREAKED))
                .isExactlyInstanceOf(EventException.class);
    }

    private static EventManager milling() {
        return Mill.says(
                mill -> mill.local(Wheel.class, Miller.class).on(Mill.FILLED, Miller::hear));
    }

    private static EventManager crying() {
        return Square.says(square -> square.everywhere(Crier.class).onAny(Crier::hear));
    }

    @Test
    void learnsNothingOfAManagerThatItRefused() {
        var village = Village.with(Mill.turns(_ -> {}));
        EventName<Sack> refused = EventName.of("mill.new", Sack.class);
        EventName<Sack> accepted = EventName.of("mill.new", Sack.class);
        var wrong =
                Mill.says(mill -> {
                    mill.emits(Wheel.class, refused);
                    mill.emits(Square.Fountain.class, Mill.CREAKED);
                });
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> village.subscriptions().add(wrong))
                    .isExactlyInstanceOf(StartupException.class)
                    .hasMessageContaining("for one reason");
        }

        var _ = village.subscriptions().add(Mill.says(mill -> mill.emits(Wheel.class, accepted)));

        assertThat(village.application().events()).contains("mill.new");
        assertThatThrownBy(() -> village.events().emit(Wheel.class, refused, new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessageContaining("under a name that another event has");
    }

    @Test
    void refusesWhatAClassHasEmittedOnceNoManagerSaysSoAnyMore() {
        var village = Village.with();
        var declaring =
                village.subscriptions()
                        .add(Mill.says(mill -> mill.emits(Wheel.class, Mill.CREAKED)));
        var emitter = village.events().emitter(Wheel.class);
        emitter.emit(Mill.CREAKED);

        declaring.close();

        assertThatThrownBy(() -> emitter.emit(Mill.CREAKED))
                .isExactlyInstanceOf(EventException.class)
                .hasMessageContaining("no event manager of module mill says so");
    }
}
