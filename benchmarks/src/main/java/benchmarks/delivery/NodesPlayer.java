package benchmarks.delivery;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Several nodes of ours on one database, each with a pool of its own, in one JVM: of interest is
/// what they cost the database.
final class NodesPlayer implements Player {
    private static final int NODES = 8;
    private static final Duration STOP = Duration.ofSeconds(30);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Heard heard = new Heard();
    private final List<Shop> shops = new ArrayList<>();
    private final Place place;
    private int running;

    NodesPlayer(Place place) throws SQLException {
        this.place = place;
        for (int i = 0; i < NODES; i++) {
            shops.add(new Shop(place, Place.CONNECTIONS / NODES, Shop.Kind.DATABASE, this::handle));
        }
        try (var connection = place.connect()) {
            Rows.create(connection);
        }
    }

    private void handle(Shop shop, Ordered ordered) {
        shop.write(connection -> Rows.effect(connection, ordered.number()));
        heard.one();
    }

    @Override
    public void play(Way way, int events, Watch watch) throws Exception {
        run(way.nodes());
        heard.expect(events);
        watch.start();
        Hands.share(Place.EMITTERS, events, this::emit);
        heard.await();
        watch.stop(events);
    }

    private void emit(int number) {
        var shop = shops.get(number % running);
        shop.transactions()
                .run(() -> {
                    shop.write(connection -> Rows.business(connection, number));
                    shop.emit(number);
                });
    }

    private void run(int nodes) throws Exception {
        if (running == nodes) {
            return;
        }
        for (int i = 0; i < NODES; i++) {
            if (i < nodes) {
                shops.get(i).deliveries().start();
            } else {
                shops.get(i).deliveries().stop(STOP);
            }
        }
        running = nodes;
        while (owners() != nodes) {
            Thread.sleep(LOOK);
        }
    }

    /// Until each has its share of the slots.
    private long owners() throws SQLException {
        try (var connection = place.connect()) {
            return Rows.number(connection, "select count(distinct owner) from unisono.lease");
        }
    }

    @Override
    public void close() {
        shops.forEach(Shop::close);
    }
}
