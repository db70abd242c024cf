package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Square.Crier;
import unisono.events.Village.Sack;

/// Event objects, which their class names: who hears them, and what the publisher learns of it.
final class TypedEventsTests {
    @Test
    void reachesListenersOfTheClassOfItsSuperclassesAndOfAllItsInterfaces() {
        var village = Village.with();
        var diary = village.diary();
        for (var type :
                List.of(
                        Parade.class,
                        Feast.class,
                        Loud.class,
                        Noticed.class,
                        Object.class,
                        String.class,
                        Quiet.class)) {
            var _ = village.bus().listen(type, _ -> diary.write(type.getSimpleName()));
        }

        village.bus().publish(new Parade());

        assertThat(village.heard()).containsExactly("Parade", "Feast", "Loud", "Noticed", "Object");
    }

    @Test
    @Tag("C03")
    void doesNotReachListenersOfASubclass() {
        var village = Village.with();
        var _ = village.bus().listen(Parade.class, village.diary()::write);

        village.bus().publish(new Feast());

        assertThat(village.heard()).isEmpty();
    }

    @Test
    void callsAHandlerOnceThatItsClassAndItsInterfaceReach() {
        var village =
                Village.with(
                        Mill.says(mill ->
                                mill.typed(Miller.class)
                                        .on(Parade.class, Miller::hear)
                                        .on(Loud.class, Miller::hear)
                                        .on(Noticed.class, Miller::hear)));
        EventListeners.Listener<Object> listener = village.diary()::write;
        var _ = village.bus().listen(Loud.class, listener);
        var _ = village.bus().listen(Feast.class, listener);

        village.bus().publish(new Parade());

        assertThat(village.heard()).hasSize(2).element(0).asString().startsWith("miller: ");
    }

    /// One registry stands behind both views.
    @Test
    @Tag("C51")
    void hearsThroughOneViewWhatIsAddedThroughTheOther() {
        var village = Village.with();
        var byBus = village.bus().listen(Sack.class, _ -> village.diary().write("by the bus"));
        var byDispatcher =
                village.dispatcher()
                        .listen(Sack.class, _ -> village.diary().write("by the dispatcher"));

        var _ = village.dispatcher().dispatch(new Sack(1));
        village.bus().publish(new Sack(1));
        byBus.close();
        byDispatcher.close();
        village.bus().publish(new Sack(1));

        assertThat(village.heard())
                .containsExactly(
                        "by the bus", "by the dispatcher", "by the bus", "by the dispatcher");
    }

    @Test
    @Tag("C48")
    void returnsTheVeryEventObjectHeardOrNot() {
        var dispatcher = Village.with().dispatcher();
        var event = new Sack(1);

        var unheard = dispatcher.dispatch(event);
        var _ = dispatcher.listen(Sack.class, _ -> {});
        var heard = dispatcher.dispatch(event);

        assertThat(unheard.event()).isSameAs(event);
        assertThat(heard.event()).isSameAs(event);
        assertThat(heard.results()).isEmpty();
        assertThat(heard.last()).isEmpty();
        assertThat(heard.stopped()).isFalse();
    }

    @Test
    @Tag("C48")
    void listsWhatNobodyHeardUntilItIsForgotten() {
        var village = Village.with();
        var dispatcher = village.dispatcher();
        var _ = dispatcher.listen(Sack.class, _ -> {});
        village.bus().publish("a word");
        var _ = dispatcher.dispatch(new Feast());
        village.bus().publish("another word");
        village.bus().publish(new Sack(1));

        assertThat(dispatcher.orphans()).containsExactly(String.class, Feast.class);

        dispatcher.clearOrphans();
        assertThat(dispatcher.orphans()).isEmpty();

        village.bus().publish(new Feast());
        assertThat(dispatcher.orphans()).containsExactly(Feast.class);
    }

    @Test
    @Tag("C50")
    void returnsTheResultsInDeliveryOrderToTheDispatcherAndNoneToTheBus() {
        var village =
                Village.with(
                        Mill.says(mill ->
                                mill.typed(Miller.class)
                                        .answering(Sack.class, (_, sack) -> sack.kilos())
                                        .on(Sack.class, Miller::hear)
                                        .priority(1)),
                        Square.says(square ->
                                square.typed(Crier.class)
                                        .answering(Record.class, (_, _) -> "first")
                                        .priority(2)
                                        .answering(Sack.class, (_, _) -> null)
                                        .answering(Sack.class, (_, _) -> "last")));

        var dispatched = village.dispatcher().dispatch(new Sack(7));

        assertThat(dispatched.results()).containsExactly("first", 7, "last");
        assertThat(dispatched.last()).contains("last");
        assertThat(dispatched.contains(7)).isTrue();
        assertThat(dispatched.contains("none")).isFalse();
        village.bus().publish(new Sack(7));
        assertThat(village.heard()).hasSize(2);
    }

    @Test
    void hearsOnlyWhatSatisfiesTheCondition() {
        var village =
                Village.with(
                        Mill.says(mill ->
                                mill.typed(Mouse.class)
                                        .on(Sack.class, Mouse::hear)
                                        .when(sack -> sack.kilos() > 10)));

        village.bus().publish(new Sack(1));
        village.bus().publish(new Sack(50));

        assertThat(village.heard()).containsExactly("mouse: Sack[kilos=50]");
        assertThat(village.dispatcher().orphans()).isEmpty();
    }

    @Test
    void showsListenersOfEventObjectsInTheListing() {
        var village =
                Village.with(
                        Mill.says(mill ->
                                mill.typed(Mouse.class)
                                        .on(Sack.class, Mouse::hear)
                                        .priority(3)
                                        .stopPropagation()));
        var _ = village.bus().listen(Sack.class, _ -> {});

        assertThat(village.application().subscriptions())
                .extracting(
                        SubscriptionDescription::event,
                        SubscriptionDescription::module,
                        SubscriptionDescription::priority,
                        SubscriptionDescription::notes)
                .containsExactly(
                        tuple("Sack", "mill", 3, List.of("stops propagation")),
                        tuple("Sack", "none", 0, List.of()));
    }

    private interface Noticed {}

    private interface Loud extends Noticed {}

    private interface Quiet {}

    private static class Feast implements Loud {}

    private static final class Parade extends Feast implements Noticed {}

    @Test
    void refusesNull() {
        var village = Village.with();

        assertThatThrownBy(() -> publishNothing(village.bus()))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage("null was published. An event is an object: make one.");
    }

    @SuppressWarnings("NullAway") // as Java that knows no nullness would
    private static void publishNothing(EventBus bus) {
        bus.publish(null);
    }
}
