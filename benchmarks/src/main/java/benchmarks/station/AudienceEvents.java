package benchmarks.station;

import java.util.List;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.ListenerScope;

/// Who hears the station: every listener hears every name.
final class AudienceEvents extends EventManager {
    /// How the listeners hear.
    enum Ear {
        /// The emitter, inside its module.
        LOCAL,
        /// The API, from another module.
        EXTERNAL,
        /// Event objects.
        TYPED,
        /// Event objects, with a result for the publisher.
        ANSWERING
    }

    private final Ear ear;
    private final List<Listener> listeners;
    private final List<EventName<Added>> names;

    AudienceEvents(Ear ear, List<Listener> listeners, List<EventName<Added>> names) {
        this.ear = ear;
        this.listeners = listeners;
        this.names = names;
    }

    @Override
    protected void registerListeners() {
        var first = listeners.getFirst().getClass();
        switch (ear) {
            case LOCAL -> bind(local(Station.class, first));
            case EXTERNAL -> bind(external(StationApi.class, first));
            case TYPED -> listeners.forEach(listener -> listener.bind(this::typed));
            case ANSWERING -> listeners.forEach(listener -> listener.bindAnswering(this::typed));
        }
    }

    private void bind(ListenerScope<?> scope) {
        for (var name : names) {
            listeners.forEach(listener -> listener.bind(scope, name));
        }
    }
}
