package benchmarks.subscriptions;

import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import benchmarks.station.Neighbours;
import benchmarks.station.SpringAdded;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;

/// Spring's multicaster, which forgets with each change who hears what.
final class SpringMulticaster implements Roll {
    private final SimpleApplicationEventMulticaster multicaster =
            new SimpleApplicationEventMulticaster();
    private final Listener listener = Listeners.numbered(1, 1).getFirst();
    private final SpringAdded event = new SpringAdded(this, 1);

    SpringMulticaster(int others) {
        Neighbours.listeners(Neighbours.with(others))
                .forEach(other ->
                        multicaster.addApplicationListener((ApplicationListener<?>) other));
    }

    @Override
    public void add() {
        multicaster.addApplicationListener(listener);
    }

    @Override
    public void send() {
        multicaster.multicastEvent(event);
    }

    @Override
    public void remove() {
        multicaster.removeApplicationListener(listener);
    }

    @Override
    public long heard() {
        return listener.sum();
    }
}
