package benchmarks.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Our own deliveries on one node, and the same by hand with the same transactions.
final class UnisonoPlayer implements Player {
    private static final int MANY = 20;
    private static final int PAGE = 1_000;
    private static final Duration TO_PAUSE = Duration.ofMillis(50);

    /// Between two events of a machine with little to do.
    private static final Duration LITTLE = Duration.ofMillis(5);

    private final Heard heard = new Heard();
    private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
    private final Place place;
    private final Shop.Kind kind;
    private final Shop shop;
    private volatile boolean timed;

    UnisonoPlayer(Place place, Shop.Kind kind) throws SQLException {
        this.place = place;
        this.kind = kind;
        shop = new Shop(place, Place.CONNECTIONS, kind, this::handle);
        try (var connection = place.connect()) {
            Rows.create(connection);
            Rows.createRaw(connection);
        }
        shop.deliveries().start();
    }

    private void handle(Shop own, Ordered ordered) {
        if (timed) {
            times.addAll(List.of(ordered.number(), System.nanoTime()));
        }
        if (kind != Shop.Kind.OUTSIDE) {
            own.write(connection -> Rows.effect(connection, ordered.number()));
        }
        heard.one();
    }

    @Override
    public void play(Way way, int events, Watch watch) throws Exception {
        switch (way) {
            case RAW_1 -> byHand(Place.EMITTERS, events, 1, watch, this::raw);
            case RAW_20 -> byHand(Place.EMITTERS, events, MANY, watch, this::raw);
            case EMIT_1, WHOLE -> emit(events, 1, watch);
            case EMIT_20 -> emit(events, MANY, watch);
            case SELECT -> select(events, watch);
            case DRAIN, HANDLE, BATCH -> drain(events, watch);
            case HAND -> byHand(Place.WORKERS, events, 1, watch, (number, _) -> effect(number));
            case HAND_WHOLE -> byHand(Place.WORKERS, events, 1, watch, this::whole);
            case NODES_1, NODES_2, NODES_4, NODES_8 ->
                    throw new IllegalArgumentException("Here is one node.");
        }
    }

    private interface Transaction {
        void run(int number, int events);
    }

    private static void byHand(int hands, int events, int each, Watch watch, Transaction work)
            throws Exception {
        watch.start();
        Hands.share(hands, events / each, number -> work.run(number, each));
        watch.stop(events);
    }

    private void raw(int number, int rows) {
        shop.transactions()
                .run(() ->
                        shop.write(connection -> {
                            Rows.business(connection, number);
                            Rows.raw(connection, rows);
                        }));
    }

    private void effect(int number) {
        shop.transactions().run(() -> shop.write(connection -> Rows.effect(connection, number)));
    }

    private void whole(int number, int rows) {
        raw(number, rows);
        effect(number);
    }

    private void emit(int events, int each, Watch watch) throws Exception {
        heard.expect(events);
        watch.start();
        Hands.share(Place.EMITTERS, events / each, number -> emit(number, each));
        heard.await();
        watch.stop(events);
    }

    private void emit(int number, int events) {
        shop.transactions()
                .run(() -> {
                    shop.write(connection -> Rows.business(connection, number));
                    for (int i = 0; i < events; i++) {
                        shop.emit((long) number * events + i);
                    }
                });
    }

    private void select(int events, Watch watch) throws Exception {
        try (var log = new LogSelect(place)) {
            watch.start();
            watch.stop(log.last(events));
        }
    }

    private void drain(int events, Watch watch) throws Exception {
        shop.deliveries().pause(Shop.LISTENER);
        Thread.sleep(TO_PAUSE);
        heard.expect(events);
        for (int from = 0; from < events; from += PAGE) {
            fill(from, Math.min(events, from + PAGE));
        }
        watch.start();
        shop.deliveries().resume(Shop.LISTENER);
        heard.await();
        watch.stop(events);
    }

    private void fill(int from, int to) {
        shop.transactions().run(() -> IntStream.range(from, to).forEach(shop::emit));
    }

    /// Numbers that no other event has, and that are never negative.
    @Override
    public List<Long> emitSlowly(int events) throws InterruptedException {
        timed = true;
        var commits = new ArrayList<Long>();
        long first = System.nanoTime();
        for (long number = first; number < first + events; number++) {
            commits.addAll(emitTimed(number));
            Thread.sleep(LITTLE);
        }
        return commits;
    }

    private List<Long> emitTimed(long number) {
        long begins =
                shop.transactions()
                        .call(() -> {
                            shop.write(connection -> Rows.business(connection, number));
                            shop.emit(number);
                            return System.nanoTime();
                        });
        return List.of(number, begins, System.nanoTime());
    }

    @Override
    public List<Long> heard() {
        timed = true;
        return Stream.generate(times::poll).takeWhile(one -> one != null).toList();
    }

    @Override
    public void close() {
        shop.close();
    }
}
