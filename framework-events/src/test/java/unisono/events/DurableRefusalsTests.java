package unisono.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.BigWheel;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Durable listeners that say what cannot be: they are refused when the application starts.
final class DurableRefusalsTests {
    private final TransactionDouble transaction = new TransactionDouble();

    @Test
    void areRefusedTogetherWhereTheyCannotBeOneListener() {
        assertThatThrownBy(() ->
                        with(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, Miller::hear)
                                        .durably()
                                        .together("mill.all")
                                        .key(Sack::kilos)
                                        .on(Mill.CREAKED, Miller::nod)
                                        .durably()
                                        .together("mill.outside")
                                        .atLeastOnce()
                                        .and(Mouse.class)
                                        .on(Mill.FILLED, Mouse::hear)
                                        .durably()
                                        .together("mill.all")
                                        .key(Sack::kilos)
                                        .retry(2)))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "Miller.nod is to run at least once, in no transaction, and together with others, in one.")
                .hasMessageContaining("Mouse.hear gives a key for what Miller.hear has one for")
                .hasMessageContaining("Mouse.hear is durable in another way than at ")
                .hasMessageContaining("for 3 reasons");
    }

    @Test
    void areRefusedTogetherAcrossModules() {
        var builder =
                Village.builder(
                                Mill.turns(mill ->
                                        mill.local(Wheel.class, Miller.class)
                                                .on(Mill.FILLED, Miller::hear)
                                                .durably()
                                                .together("all.of-us")),
                                Bakery.says(bakery ->
                                        bakery.external(MillApi.class, Bakery.Baker.class)
                                                .onAny(Bakery.Baker::hear)
                                                .durably()
                                                .together("all.of-us")))
                        .install(binder ->
                                binder.bind(TransactionContext.class).toInstance(transaction));

        assertThatThrownBy(builder::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining("What runs together and is paused together is of one module");
    }

    @Test
    void areRefusedTogetherWithAllThatIsWrongOfThem() {
        assertThatThrownBy(() ->
                        with(mill -> {
                            mill.local(Wheel.class, Miller.class)
                                    .on(Mill.FILLED, (miller, sack) -> miller.hear(sack))
                                    .durably()
                                    .on(Mill.CREAKED, Miller::nod)
                                    .priority(1)
                                    .durably()
                                    .on(Mill.EMPTIED, Miller::hear)
                                    .durably()
                                    .named("mill.same")
                                    .atLeastOnce()
                                    .batched(2)
                                    .and(Mouse.class)
                                    .on(Mill.EMPTIED, Mouse::hear)
                                    .durably()
                                    .named("mill.same")
                                    .on(Mill.FILLED, Mouse::hear)
                                    .durably()
                                    .on(Mill.EMPTIED, Mouse::hear)
                                    .durably()
                                    .fromStart();
                        }))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "is durable and has no name that would be the same tomorrow. Bind a method reference, or pin a name with named(\"…\").")
                .hasMessageContaining(
                        "Miller.nod is durable, and a priority orders nothing that runs later and elsewhere.")
                .hasMessageContaining(
                        "Miller.hear is to run at least once, in no transaction, and batched, in one.")
                .hasMessageContaining(
                        "Mouse.hear has the durable name \"mill.same\", which is that of Miller.hear")
                .hasMessageContaining("Mouse.hear is durable in another way than at ")
                .hasMessageContaining("for 5 reasons");
    }

    /// In the transaction each condition would be asked in its turn; stored is the listener alone.
    @Test
    void areRefusedOnTwoConditionsForOneEvent() {
        assertThatThrownBy(() ->
                        with(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.FILLED, Miller::hear)
                                        .when(sack -> sack.kilos() > 10)
                                        .durably()
                                        .on(Mill.FILLED, Miller::hear)
                                        .durably()))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining("for one reason")
                .hasMessageContaining(
                        "durably and on another condition, and is one listener, which is asked for one.");
    }

    @Test
    void areRefusedWhereTheLogCannotTellTheirEmitterFromAnother() {
        assertThatThrownBy(() ->
                        with(mill -> {
                            mill.emits(Mill.Turning.class, Mill.FILLED);
                            mill.local(BigWheel.class, Miller.class)
                                    .on(Mill.FILLED, Miller::hear)
                                    .durably();
                        }))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "Miller.hear is durable and hears mill.filled of BigWheel only, but Wheel emits it, too, and the log does not tell them apart.");
    }

    private void with(Consumer<EventManager> lines) {
        Village.builder(Mill.turns(lines))
                .install(binder -> binder.bind(TransactionContext.class).toInstance(transaction))
                .boot();
    }
}
