package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Listeners whose deliveries somebody stores: what the kernel knows of them, and how it calls
/// them.
final class DurableListenersTests {
    private static final UUID ID = UUID.fromString("0198c5a0-0000-7000-8000-000000000001");
    private static final UUID FIRST = UUID.fromString("0198c5a0-0000-7000-8000-000000000000");
    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    private final TransactionDouble transaction = new TransactionDouble();

    @Test
    void areNotCalledWhenTheEventIsEmittedWhichIsRecordedAndHeard() {
        var village = hearing(Miller::hear);

        transaction.run(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(1)));

        assertThat(village.heard()).isEmpty();
        assertThat(transaction.recorded())
                .singleElement()
                .satisfies(emission -> assertThat(emission.heard()).isTrue());
    }

    @Test
    void needATransactionToEmitIn() {
        var village = hearing(Miller::hear);

        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void areCalledWithWhatWasStored() throws Exception {
        var village = hearing(Miller::hear);

        only(village).deliver(stored(Mill.FILLED, new Sack(7)));

        assertThat(village.heard()).containsExactly("miller: Sack[kilos=7]");
    }

    @Test
    void areTheCauseOfWhatTheyEmit() throws Exception {
        var village =
                with(mill ->
                        mill.local(Wheel.class, Gossip.class)
                                .on(Mill.FILLED, Gossip::empty)
                                .durably());

        transaction.run(() -> deliver(village, stored(Mill.FILLED, new Sack(7))));

        assertThat(transaction.recorded())
                .singleElement()
                .satisfies(emission -> {
                    assertThat(emission.event()).isEqualTo(Mill.EMPTIED);
                    assertThat(emission.cause()).isEqualTo(ID);
                    assertThat(emission.correlation()).isEqualTo(FIRST);
                });
    }

    @Test
    void seeTheEmissionAsItWasStored() throws Exception {
        var seen = new java.util.ArrayList<Emission>();
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .onAny((_, emission) -> seen.add(emission))
                                .durably()
                                .named("mill.looking"));

        only(village).deliver(stored(Mill.FILLED, new Sack(7)));

        assertThat(seen)
                .singleElement()
                .satisfies(emission -> {
                    assertThat(emission.id()).isEqualTo(ID);
                    assertThat(emission.time()).isEqualTo(TIME);
                    assertThat(emission.module()).isEqualTo("mill");
                    assertThat(emission.emitter()).isEqualTo(Wheel.class);
                    assertThat(emission.cause()).isEqualTo(FIRST);
                    assertThat(emission.correlation()).isEqualTo(FIRST);
                    assertThat(emission.heard()).isTrue();
                });
    }

    @Test
    void areKnownByModuleClassAndMethodUnlessANameIsPinned() {
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(Mill.FILLED, Miller::hear)
                                .durably()
                                .and(Mouse.class)
                                .on(Mill.EMPTIED, Mouse::hear)
                                .durably()
                                .named("mill.squeak"));

        assertThat(durable(village).all())
                .extracting(DurableListener::name)
                .containsExactlyInAnyOrder("mill.Miller.hear", "mill.squeak");
        assertThat(village.application().subscriptions())
                .flatExtracting(SubscriptionDescription::notes)
                .containsExactlyInAnyOrder("stored as mill.Miller.hear", "stored as mill.squeak");
    }

    @Test
    void areOneListenerWhereOneHandlerHearsSeveralEvents() {
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(Mill.FILLED, Miller::hear)
                                .durably()
                                .on(Mill.EMPTIED, Miller::hear)
                                .durably());

        var listener = only(village);

        assertThat(listener.module()).isEqualTo("mill");
        assertThat(listener.events()).containsExactlyInAnyOrder(Mill.FILLED, Mill.EMPTIED);
    }

    @Test
    void hearAllOfAnApiThatAreToHearAny() {
        var village =
                Village.builder(
                                Mill.turns(_ -> {}),
                                Bakery.says(bakery ->
                                        bakery.external(MillApi.class, Bakery.Baker.class)
                                                .onAny(Bakery.Baker::hear)
                                                .durably()))
                        .install(binder ->
                                binder.bind(TransactionContext.class).toInstance(transaction))
                        .boot();

        assertThat(only(new Village(village)).events())
                .containsExactlyInAnyOrder(MillApi.GROUND, MillApi.STOPPED);
    }

    @Test
    void sayHowTheyAreToBeRun() {
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(Mill.FILLED, Miller::hear)
                                .when(sack -> sack.kilos() > 10)
                                .durably()
                                .retry(3, Duration.ofMinutes(1))
                                .key(sack -> sack.kilos() % 2 == 0 ? null : sack.kilos() % 10)
                                .fromStart()
                                .batched(50));

        var listener = only(village);
        var durability = listener.durability();

        assertThat(durability.attemptsMax()).isEqualTo(3);
        assertThat(durability.backoff()).isEqualTo(Duration.ofMinutes(1));
        assertThat(durability.fromStart()).isTrue();
        assertThat(durability.batch()).isEqualTo(50);
        assertThat(durability.effects()).isEqualTo(Durability.Effects.DATABASE);
        assertThat(listener.key(stored(Mill.FILLED, new Sack(17)))).isEqualTo("7");
        assertThat(listener.key(stored(Mill.FILLED, new Sack(18)))).isNull();
        assertThat(listener.wants(stored(Mill.FILLED, new Sack(17)))).isTrue();
        assertThat(listener.wants(stored(Mill.FILLED, new Sack(3)))).isFalse();
    }

    @Test
    void areOneListenerWhereSeveralHandlersRunTogether() throws Exception {
        var village =
                with(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(Mill.FILLED, Miller::hear)
                                .when(sack -> sack.kilos() > 10)
                                .durably()
                                .together("mill.after-filling")
                                .key(Sack::kilos)
                                .and(Mouse.class)
                                .on(Mill.FILLED, Mouse::hear)
                                .durably()
                                .together("mill.after-filling"));

        var listener = only(village);
        listener.deliver(stored(Mill.FILLED, new Sack(17)));
        listener.deliver(stored(Mill.FILLED, new Sack(3)));

        assertThat(listener.name()).isEqualTo("mill.after-filling");
        assertThat(listener.key(stored(Mill.FILLED, new Sack(17)))).isEqualTo("17");
        assertThat(listener.wants(stored(Mill.FILLED, new Sack(3)))).isTrue();
        assertThat(village.heard())
                .containsExactly(
                        "miller: Sack[kilos=17]", "mouse: Sack[kilos=17]", "mouse: Sack[kilos=3]");
    }

    @Test
    void refuseAnEventThatTheyDoNotHear() {
        var listener = only(hearing(Miller::hear));

        assertThatThrownBy(() -> listener.deliver(stored(Mill.EMPTIED, new Sack(1))))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.Miller.hear does not hear mill.emptied. Deliver what events() names.");
    }

    @Test
    void needAnApplicationThatStoresThem() {
        var builder =
                Village.builder(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, Miller::hear)
                                        .durably()));

        assertThatThrownBy(builder::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "Miller.hear is to run durable, but the application has no transactions.");
    }

    @Test
    void areRefusedAtRunTime() {
        var village = with(_ -> {});
        var manager =
                Mill.says(mill ->
                        mill.local(Wheel.class, Miller.class)
                                .on(Mill.FILLED, Miller::hear)
                                .durably());

        assertThatThrownBy(() -> village.subscriptions().add(manager))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining("Miller.hear is durable and added at run time");
    }

    @Test
    void refuseNumbersOutOfBounds() {
        with(mill -> {
            var binding =
                    mill.local(Wheel.class, Miller.class).on(Mill.FILLED, Miller::hear).durably();
            assertThatThrownBy(() -> binding.retry(0))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("retry of 0 is not between 1 and 100.");
            assertThatThrownBy(() -> binding.retry(2, Duration.ZERO))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A pause of PT0S is not between 1 ms and 1 day.");
            assertThatThrownBy(() -> binding.batched(1_001))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("batched of 1001 is not between 1 and 1000.");
            assertThatThrownBy(() -> binding.named("Not a name"))
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        });
    }

    private Village hearing(Handler<Miller, Sack> handler) {
        return with(
                mill -> mill.local(Wheel.class, Miller.class).on(Mill.FILLED, handler).durably());
    }

    private Village with(Consumer<EventManager> lines) {
        return new Village(
                Village.builder(Mill.turns(lines))
                        .install(binder ->
                                binder.bind(TransactionContext.class).toInstance(transaction))
                        .boot());
    }

    private static DurableListeners durable(Village village) {
        return village.application().injector().getInstance(DurableListeners.class);
    }

    private static DurableListener only(Village village) {
        assertThat(durable(village).all()).hasSize(1);
        return durable(village).all().getFirst();
    }

    private static void deliver(Village village, StoredEmission stored) {
        try {
            only(village).deliver(stored);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static StoredEmission stored(EventName<Sack> event, Sack sack) {
        return new StoredEmission(event, sack, "mill", "Wheel", ID, TIME, FIRST, FIRST);
    }
}
