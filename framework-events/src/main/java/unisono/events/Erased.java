package unisono.events;

/// Handlers as the kernel calls them. The compiler has checked listener and payload against the
/// handler; from here on they travel as objects.
@SuppressWarnings("unchecked")
final class Erased {
    private Erased() {}

    static Handler<Object, Object> handler(Handler<?, ?> handler) {
        return (Handler<Object, Object>) handler;
    }

    static Handler<Object, Object> handler(Action<?> action) {
        return new Acting((Action<Object>) action);
    }

    static EmissionHandler<Object, Object> handler(EmissionHandler<?, ?> handler) {
        return (EmissionHandler<Object, Object>) handler;
    }

    static Handler<Object, Emission> watcher(Handler<?, ? super Emission> handler) {
        return (Handler<Object, Emission>) handler;
    }

    static Answerer<Object, Object, Object> answerer(Answerer<?, ?, ?> answerer) {
        return (Answerer<Object, Object, Object>) answerer;
    }

    /// A record, so that an action that is bound twice is the same handler.
    private record Acting(Action<Object> action) implements Handler<Object, Object> {
        @Override
        public void handle(Object listener, Object payload) throws Exception {
            action.run(listener);
        }
    }
}
