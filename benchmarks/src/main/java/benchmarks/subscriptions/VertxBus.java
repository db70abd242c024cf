package benchmarks.subscriptions;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Vert.x's event bus inside one process, where an event is heard on another thread.
final class VertxBus implements Roll {
    private static final String ADDRESS = "added";

    private final Vertx vertx = Vertx.vertx();
    private final EventBus bus = vertx.eventBus();
    private final Semaphore arrived = new Semaphore(0);
    private long heard;
    private @Nullable MessageConsumer<Integer> consumer;

    VertxBus(int others) {
        IntStream.range(0, others).forEach(number -> bus.localConsumer("other" + number, _ -> {}));
    }

    @Override
    public void add() {
        consumer = bus.localConsumer(ADDRESS, _ -> arrived.release());
    }

    @Override
    public void send() {
        bus.publish(ADDRESS, 1);
        arrived.acquireUninterruptibly();
        heard++;
    }

    @Override
    public void remove() {
        requireNonNull(consumer).unregister().await();
    }

    @Override
    public long heard() {
        return heard;
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
