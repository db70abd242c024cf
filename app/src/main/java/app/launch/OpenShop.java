package app.launch;

import java.net.URI;
import java.time.Duration;
import unisono.data.Deliveries;
import unisono.data.Retention;
import unisono.data.projection.Projections;
import unisono.web.WebServer;

/// A shop that serves, delivers and folds, until it is closed: first it answers the requests under
/// way, then it lets the deliveries end that run, and the pages.
record OpenShop(
        WebServer server, Deliveries deliveries, Projections projections, Retention retention)
        implements AutoCloseable {
    private static final Duration DELIVERIES_END = Duration.ofSeconds(10);
    private static final Duration PAGES_END = Duration.ofSeconds(5);

    URI address() {
        return server.address();
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            deliveries.stop(DELIVERIES_END);
            projections.stop(PAGES_END);
            retention.stop();
        }
    }
}
