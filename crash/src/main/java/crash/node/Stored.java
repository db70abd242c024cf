package crash.node;

import crash.node.RelayApi.Hop;
import jakarta.inject.Inject;

/// Listeners whose effects are in the database.
final class Stored {
    private final Tables tables;
    private final Chance chance;

    @Inject
    Stored(Tables tables, Chance chance) {
        this.tables = tables;
        this.chance = chance;
    }

    void single(Hop hop) {
        tables.effect("relay.single", hop);
    }

    void keyed(Hop hop) {
        tables.effect("relay.keyed", hop);
        tables.latest("relay.keyed", hop);
    }

    void batched(Hop hop) {
        tables.effect("relay.batched", hop);
    }

    void keyedBatched(Hop hop) {
        tables.effect("relay.keyed-batched", hop);
    }

    void slow(Hop hop) throws InterruptedException {
        tables.effect("relay.slow", hop);
        chance.dawdle();
    }

    void flaky(Hop hop) {
        tables.effect("relay.flaky", hop);
        chance.mayFail();
    }

    void heard(Hop hop) {
        tables.effect("relay.heard", hop);
    }
}
