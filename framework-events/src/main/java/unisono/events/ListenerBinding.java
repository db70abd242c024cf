package unisono.events;

/// A [ListenerScope] just after `on`: the binding that was made, to be amended.
///
/// @param <L> the listener
public final class ListenerBinding<L> extends ListenerScope<L> {
    private final OpenScope scope;
    private final int place;

    ListenerBinding(OpenScope scope, Class<L> listener, int place) {
        super(scope, listener);
        this.scope = scope;
        this.place = place;
    }

    /// Moves the handler before those of lower priority. The default is 0; equals run in module
    /// order, then as registered.
    public ListenerBinding<L> priority(int priority) {
        scope.prioritize(place, priority);
        return this;
    }
}
