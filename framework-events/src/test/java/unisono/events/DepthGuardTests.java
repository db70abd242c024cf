package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Echo;
import unisono.events.Mill.Gossip;
import unisono.events.Mill.Puppet;
import unisono.events.Mill.Teller;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// Emissions that lead to emissions: as deep as allowed, and no deeper, whichever way they take.
final class DepthGuardTests {
    @Test
    @Tag("C32")
    void endsACircleWithAnErrorThatNamesTheChain() {
        var village = new Village(Village.builder(circle()).depthMax(3).boot());

        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessage(
                        "mill.emptied was emitted by Wheel at depth 4, and at most 3 are allowed: mill.filled → mill.emptied → mill.filled → mill.emptied. Let one of these listeners decide when to stop, or raise depthMax.");
    }

    @Test
    @Tag("C32")
    void allowsARecursionThatEnds() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Gossip.class)
                                        .on(
                                                Mill.FILLED,
                                                (gossip, sack) -> {
                                                    if (sack.kilos() > 1) {
                                                        gossip.fill(new Sack(sack.kilos() - 1));
                                                    }
                                                    gossip.nod();
                                                })));

        village.events().emit(Wheel.class, Mill.FILLED, new Sack(64));

        assertThat(village.heard()).hasSize(64).containsOnly("gossip");
    }

    @Test
    void endsACircleOfEventObjects() {
        var village = new Village(Village.builder().depthMax(2).boot());
        var bus = village.bus();
        var _ = bus.listen(Sack.class, sack -> bus.publish(new Sack(sack.kilos() + 1)));

        assertThatThrownBy(() -> bus.publish(new Sack(1)))
                .hasMessage(
                        "Sack was published at depth 3, and at most 2 are allowed: Sack → Sack → Sack. Let one of these listeners decide when to stop, or raise depthMax.");
    }

    /// The chain goes through the full way (a condition), the short one (a listener that could
    /// emit), and event objects.
    @Test
    @Tag("C32")
    void namesTheChainWhicheverWaysItTakes() {
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Wheel.class, Gossip.class)
                                                        .on(Mill.FILLED, Gossip::empty)
                                                        .when(sack -> sack.kilos() > 0)
                                                        .and(Teller.class)
                                                        .on(Mill.EMPTIED, Teller::tell)))
                                .depthMax(5)
                                .boot());
        var _ =
                village.bus()
                        .listen(
                                Sack.class,
                                sack -> village.events().emit(Wheel.class, Mill.FILLED, sack));

        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(1)))
                .hasMessageContaining(
                        "at depth 6, and at most 5 are allowed: mill.filled → mill.emptied → Sack → mill.filled → mill.emptied → Sack.");
    }

    @Test
    void startsAnewAfterACircleWasEnded() {
        var village = new Village(Village.builder(circle()).depthMax(10).boot());

        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(1)))
                    .hasMessageStartingWith("mill.filled was emitted by Wheel at depth 11");
        }
    }

    @Test
    void countsEachThreadForItself() throws InterruptedException {
        var village = new Village(Village.builder(Mill.turns(_ -> {})).depthMax(1).boot());
        var failures = new ArrayList<Throwable>();
        var _ =
                village.bus()
                        .listen(
                                Sack.class,
                                _ -> {
                                    var other =
                                            Thread.ofVirtual()
                                                    .uncaughtExceptionHandler(
                                                            (_, failure) -> failures.add(failure))
                                                    .start(() -> village.bus().publish("a word"));
                                    other.join();
                                });
        var _ = village.bus().listen(String.class, village.diary()::write);

        village.bus().publish(new Sack(1));

        assertThat(village.heard()).containsExactly("a word");
        assertThat(failures).isEmpty();
    }

    /// What cannot emit is left off the stack. What an instance or a provider hides might.
    @Test
    @Tag("C32")
    void countsListenersWhoseWayToEmitIsHidden() {
        var strings = new ArrayList<Runnable>();
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Wheel.class, Puppet.class)
                                                        .on(Mill.CREAKED, Puppet::move)
                                                        .and(Echo.class)
                                                        .on(Mill.FILLED, Echo::call)))
                                .install(binder ->
                                        binder.bind(Runnable.class)
                                                .toInstance(() -> strings.getFirst().run()))
                                .depthMax(2)
                                .boot());
        strings.add(() -> village.events().emit(Wheel.class, Mill.CREAKED));

        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.CREAKED))
                .isExactlyInstanceOf(EventException.class)
                .hasMessageContaining("mill.creaked → mill.creaked → mill.creaked");
        assertThatThrownBy(() -> village.events().emit(Wheel.class, Mill.FILLED, new Sack(1)))
                .isExactlyInstanceOf(EventException.class)
                .hasMessageContaining("mill.filled → mill.filled → mill.filled");
    }

    @Test
    void refusesToAllowNoEmissionAtAll() {
        var builder = Application.builder();

        assertThatThrownBy(() -> builder.depthMax(0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("depthMax is 0, and at least one emission must be allowed.");
    }

    private static EventManager circle() {
        return Mill.turns(mill ->
                mill.local(Wheel.class, Gossip.class)
                        .on(Mill.FILLED, Gossip::empty)
                        .on(Mill.EMPTIED, Gossip::fill));
    }
}
