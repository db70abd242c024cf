package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/// What Spring's users write: `publishEvent`, and `@EventListener` at a method of a bean.
final class SpringPublisher implements Dispatch {
    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext();
    private final List<Listener> listeners;
    private final Added event = new Added(1);

    SpringPublisher(List<Listener> listeners) {
        this.listeners = listeners;
        listeners.forEach(this::add);
        context.refresh();
    }

    @SuppressWarnings("unchecked") // An object's class is the class of the object.
    private <L> void add(L listener) {
        context.registerBean((Class<L>) listener.getClass(), () -> listener);
    }

    @Override
    public void once() {
        context.publishEvent(event);
    }

    @Override
    public long heard() {
        return Listeners.sum(listeners);
    }

    @Override
    public void close() {
        context.close();
    }
}
