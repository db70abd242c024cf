package unisono.events;

import unisono.events.internal.wiring.HandlerName;

/// The scope of a listener that hears the whole application.
///
/// @param <L> the listener
public sealed class EverywhereScope<L> permits EverywhereBinding {
    private final OpenScope scope;
    private final Class<L> listener;

    EverywhereScope(OpenScope scope, Class<L> listener) {
        this.scope = scope;
        this.listener = listener;
    }

    /// Calls a method of the listener with every emission of every module. Questions and event
    /// objects are no emissions.
    public final EverywhereBinding<L> onAny(Handler<? super L, ? super Emission> handler) {
        return new EverywhereBinding<>(
                scope,
                listener,
                scope.add(
                        null,
                        listener,
                        new Reaction.Watching(Erased.watcher(handler)),
                        HandlerName.of(handler)));
    }
}
