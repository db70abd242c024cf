package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Bakery.Baker;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;
import unisono.events.Village.Sack;

/// Higher first; equals in module order, then as registered.
final class PrioritiesTests {
    @Test
    @Tag("C36")
    void runsFromHighToLowAndEqualsAsRegistered() {
        var village =
                Village.with(
                        Mill.turns(mill -> {
                            var scope = mill.local(Wheel.class, Miller.class);
                            for (int priority : List.of(-1, 0, 3, 4, 1, 2, 0, 3)) {
                                var place = "%d".formatted(priority);
                                scope.on(Mill.FILLED, (miller, _) -> miller.hear(place))
                                        .priority(priority);
                            }
                            scope.on(Mill.FILLED, Miller::nod);
                        }));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));

        assertThat(village.heard())
                .containsExactly(
                        "miller: 4",
                        "miller: 3",
                        "miller: 3",
                        "miller: 2",
                        "miller: 1",
                        "miller: 0",
                        "miller: 0",
                        "miller",
                        "miller: -1");
    }

    @Test
    @Tag("C36")
    void runsListenersOfEventObjectsFromHighToLowAndEqualsAsRegistered() {
        var village = Village.with();
        for (int priority : List.of(-1, 0, 3, 4, 1, 2, 0, 3)) {
            var _ =
                    village.bus()
                            .listen(
                                    Sack.class,
                                    ListenerOptions.atPriority(priority),
                                    sack -> village.diary().write(priority * sack.kilos()));
        }

        village.bus().publish(new Sack(1));

        assertThat(village.heard()).containsExactly(4, 3, 3, 2, 1, 0, 0, -1);
    }

    @Test
    void ordersTheGreatestAndTheLeast() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.CREAKED, Miller::nod)
                                        .priority(Integer.MIN_VALUE)
                                        .and(Mill.Mouse.class)
                                        .on(Mill.CREAKED, Mill.Mouse::nod)
                                        .priority(Integer.MAX_VALUE)
                                        .and(Mill.Gossip.class)
                                        .on(Mill.CREAKED, Mill.Gossip::nod)));

        village.events().emit(Wheel.class, Mill.CREAKED);

        assertThat(village.heard()).containsExactly("mouse", "gossip", "miller");
    }

    @Test
    void runsEqualsInModuleOrderWhichIsNotTheOrderOfTheManagers() {
        var village =
                Village.with(
                        Square.says(square ->
                                square.external(MillApi.class, Crier.class)
                                        .on(MillApi.STOPPED, Crier::nod)),
                        Bakery.says(bakery ->
                                bakery.external(MillApi.class, Baker.class)
                                        .on(MillApi.STOPPED, Baker::nod)),
                        Mill.turns(_ -> {}));

        village.events().emit(Wheel.class, MillApi.STOPPED);

        assertThat(village.heard()).containsExactly("baker", "crier");
    }

    @Test
    void runsListenersOfEventObjectsByPriorityOverTheirWholeHierarchy() {
        var village = Village.with();
        var bus = village.bus();
        var diary = village.diary();
        var _ = bus.listen(Sack.class, ListenerOptions.atPriority(1), _ -> diary.write("sack"));
        var _ = bus.listen(Record.class, ListenerOptions.atPriority(2), _ -> diary.write("record"));
        var _ = bus.listen(Object.class, _ -> diary.write("object"));
        var _ = bus.listen(Sack.class, _ -> diary.write("sack, later"));

        bus.publish(new Sack(1));

        assertThat(village.heard()).containsExactly("record", "sack", "object", "sack, later");
    }
}
