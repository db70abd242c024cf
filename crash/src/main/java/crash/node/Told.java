package crash.node;

import crash.node.RelayApi.Hop;
import jakarta.inject.Inject;

/// Listeners whose effects are outside: each is a line in the one journal to which all nodes
/// append.
final class Told {
    private final Journal outside;
    private final Chance chance;

    @Inject
    Told(Journal outside, Chance chance) {
        this.outside = outside;
        this.chance = chance;
    }

    void outside(Hop hop) {
        tell("relay.outside", hop);
    }

    void keyed(Hop hop) {
        tell("relay.outside-keyed", hop);
    }

    void slow(Hop hop) throws InterruptedException {
        chance.dawdle();
        tell("relay.outside-slow", hop);
    }

    void flaky(Hop hop) {
        chance.mayFail();
        tell("relay.outside-flaky", hop);
        chance.mayFail();
    }

    /// By the machine's clock: that of the application may jump.
    private void tell(String listener, Hop hop) {
        outside.append(
                listener,
                hop.id(),
                hop.key(),
                String.valueOf(hop.number()),
                String.valueOf(System.currentTimeMillis()));
    }
}
