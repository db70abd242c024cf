package benchmarks.station;

import com.google.common.eventbus.Subscribe;
import net.engio.mbassy.listener.Handler;
import org.springframework.context.ApplicationListener;

/// A listener that only stands beside, in the terms of every system, and hears what nobody sends;
/// see [Clones].
public final class Neighbour0000 implements ApplicationListener<Neighbour0000Event> {
    private long heard;

    void count() {
        heard++;
    }

    @Handler
    @Subscribe
    @org.greenrobot.eventbus.Subscribe
    public void hear(Neighbour0000Event event) {
        onApplicationEvent(event);
    }

    @Override
    public void onApplicationEvent(Neighbour0000Event event) {
        heard += event.number();
    }

    long heard() {
        return heard;
    }
}
