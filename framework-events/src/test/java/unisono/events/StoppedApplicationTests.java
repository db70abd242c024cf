package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// What stays of an application that nobody uses any more.
final class StoppedApplicationTests {
    @Test
    void leavesNothingOfAnApplicationOnTheThreadsThatEmitted() {
        var application = emittedOnce();
        for (int i = 0; i < 50 && application.get() != null; i++) {
            System.gc();
        }
        assertThat(application.get()).isNull();
    }

    private static WeakReference<Object> emittedOnce() {
        try (var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Mill.Gossip.class)
                                        .on(Mill.FILLED, Mill.Gossip::empty)
                                        .on(Mill.EMPTIED, (gossip, _) -> gossip.nod())))) {
            village.events().emit(Wheel.class, Mill.FILLED, new Sack(1));
            return new WeakReference<>(village.application().injector());
        }
    }
}
