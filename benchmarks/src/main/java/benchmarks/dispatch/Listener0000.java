package benchmarks.dispatch;

import java.util.function.Consumer;
import unisono.events.EventName;
import unisono.events.ListenerScope;

/// The listener that [Clones] makes many of; the number in its name is what tells them apart.
public final class Listener0000 implements Listener {
    private long sum;

    @Override
    public void add(Added event) {
        sum += event.number();
    }

    @Override
    public long sum() {
        return sum;
    }

    @Override
    public Consumer<Added> consumer() {
        return this::add;
    }

    @Override
    public void bind(ListenerScope<?> scope, EventName<Added> event) {
        scope.and(Listener0000.class).on(event, Listener0000::add);
    }
}
