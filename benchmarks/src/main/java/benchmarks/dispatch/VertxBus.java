package benchmarks.dispatch;

import benchmarks.station.Added;
import benchmarks.station.Listener;
import benchmarks.station.Listeners;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageCodec;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Vert.x's event bus inside one process. Its listeners run on other threads, some time later: so
/// that nothing piles up, the sender waits for them after each batch, and what one event costs is
/// its part of the batch.
final class VertxBus implements Dispatch {
    private static final String ADDRESS = "added";
    private static final int BATCH = 1_024;
    private static final DeliveryOptions AS_IT_IS =
            new DeliveryOptions().setCodecName(SameObject.NAME).setLocalOnly(true);

    private final Vertx vertx = Vertx.vertx();
    private final EventBus bus = vertx.eventBus().registerCodec(new SameObject());
    private final List<Listener> listeners;
    private final Added event = new Added(1);
    private int sent;

    VertxBus(List<Listener> listeners) {
        this.listeners = listeners;
        listeners.forEach(
                listener -> bus.localConsumer(ADDRESS, message -> receive(listener, message)));
    }

    private static void receive(Listener listener, Message<Object> message) {
        switch (message.body()) {
            case Added added -> listener.add(added);
            case CountDownLatch end -> end.countDown();
            default -> throw new IllegalArgumentException(message.toString());
        }
    }

    @Override
    public void once() {
        bus.publish(ADDRESS, event, AS_IT_IS);
        if (++sent % BATCH == 0) {
            awaitDelivery();
        }
    }

    /// To one listener, messages come in the order in which they were sent.
    private void awaitDelivery() {
        var end = new CountDownLatch(listeners.size());
        bus.publish(ADDRESS, end, AS_IT_IS);
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long heard() {
        awaitDelivery();
        return Listeners.sum(listeners);
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    /// Hands over the object itself, as all others do.
    private static final class SameObject implements MessageCodec<Object, Object> {
        private static final String NAME = "same-object";

        @Override
        public Object transform(Object object) {
            return object;
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }

        @Override
        public void encodeToWire(Buffer buffer, Object object) {
            throw new UnsupportedOperationException("The bus is local.");
        }

        @Override
        public Object decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("The bus is local.");
        }
    }
}
