package app.launch;

import java.net.URI;
import java.time.Duration;
import unisono.data.Deliveries;
import unisono.data.Retention;
import unisono.web.WebServer;

/// A shop that serves and delivers, until it is closed: first it answers the requests under way,
/// then it lets the deliveries end that run.
record OpenShop(WebServer server, Deliveries deliveries, Retention retention)
        implements AutoCloseable {
    private static final Duration DELIVERIES_END = Duration.ofSeconds(10);

    URI address() {
        return server.address();
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            deliveries.stop(DELIVERIES_END);
            retention.stop();
        }
    }
}
