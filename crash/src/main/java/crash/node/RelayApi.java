package crash.node;

import unisono.events.EventName;
import unisono.events.ModuleApi;

/// What is emitted.
public interface RelayApi extends ModuleApi {
    EventName<Hop> HOP = EventName.of("relay.hop", Hop.class);

    /// Emitted by a durable listener, for each hop.
    EventName<Hop> ECHO = EventName.of("relay.echo", Hop.class);

    /// An emission that the history can tell from all others.
    ///
    /// @param number counts those of a key, in the order of their transactions
    record Hop(String id, String key, long number) {
        Hop echo() {
            return new Hop(id + "/echo", key, number);
        }
    }
}
