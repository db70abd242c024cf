package crash.node;

import crash.node.RelayApi.Hop;
import jakarta.inject.Inject;
import unisono.events.Emitter;
import unisono.events.Events;

/// Emits in its turn, in the transaction of its delivery.
final class Echoing {
    private final Tables tables;
    private final Emitter emitter;

    @Inject
    Echoing(Tables tables, Events events) {
        this.tables = tables;
        this.emitter = events.emitter(Echoing.class);
    }

    void echo(Hop hop) {
        var echo = hop.echo();
        tables.effect("relay.echoing", hop);
        tables.emitted(RelayApi.ECHO.text(), echo);
        emitter.emit(RelayApi.ECHO, echo);
    }
}
