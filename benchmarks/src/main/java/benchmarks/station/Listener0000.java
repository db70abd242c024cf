package benchmarks.station;

import com.google.common.eventbus.Subscribe;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import net.engio.mbassy.listener.Handler;
import org.springframework.context.event.EventListener;
import unisono.events.EventName;
import unisono.events.ListenerScope;

/// The listener that [Clones] makes many of; the number in its name is what tells them apart.
///
/// It wears the annotations of all that find their listeners by reflection; a singleton, so that
/// CDI neither makes one for each event nor puts a proxy before it.
@Singleton
public final class Listener0000 implements Listener {
    private long sum;

    @Override
    @EventListener
    @Handler
    @Subscribe
    @org.greenrobot.eventbus.Subscribe
    public void add(@Observes Added event) {
        sum += event.number();
    }

    @Override
    public Object addAndAnswer(Added event) {
        sum += event.number();
        return event;
    }

    @Override
    public void onApplicationEvent(SpringAdded event) {
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

    @Override
    public void bind(Typed typed) {
        var _ = typed.scope(Listener0000.class).on(Added.class, Listener0000::add);
    }

    @Override
    public void bindAnswering(Typed typed) {
        var _ = typed.scope(Listener0000.class).answering(Added.class, Listener0000::addAndAnswer);
    }
}
