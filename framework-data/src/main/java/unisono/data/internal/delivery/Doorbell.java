package unisono.data.internal.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import unisono.data.internal.OpenDatabase;

/// Hears the other nodes ring, on a connection of its own; it is opened when there are others.
///
/// It spares them the wait, and nothing rests on it: who hears nothing looks by himself.
final class Doorbell implements Runnable {
    private static final String CHANNEL = "unisono_deliveries";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OpenDatabase database;
    private final UUID me;
    private final Runnable log;
    private final Runnable nodes;
    private final Outage outage = new Outage("This node does not hear the others ring");
    private volatile boolean over;
    private volatile @Nullable Connection connection;

    /// @param log what to do when there is something new in the log
    /// @param nodes what to do when something changed among the nodes, or what failed
    Doorbell(OpenDatabase database, UUID me, Runnable log, Runnable nodes) {
        this.database = database;
        this.me = me;
        this.log = log;
        this.nodes = nodes;
    }

    /// Rings at all who hear.
    ///
    /// @param what `log`, or anything else
    static void ring(Connection connection, UUID me, String what) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_notify(?, ?)")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, me + " " + what);
            statement.execute();
        }
    }

    void end() {
        over = true;
        var open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException broken) {
                outage.ignore(broken);
            }
        }
    }

    @Override
    public void run() {
        try {
            while (!over) {
                listen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() throws InterruptedException {
        try (var open = database.separate("unisono doorbell", Duration.ZERO);
                var statement = open.createStatement()) {
            connection = open;
            statement.execute("listen " + CHANNEL);
            outage.over();
            // What was rung before.
            log.run();
            hear(open.unwrap(PGConnection.class));
        } catch (SQLException | RuntimeException failure) {
            if (!over) {
                outage.pause(failure);
            }
        }
    }

    private void hear(PGConnection open) throws SQLException {
        while (!over) {
            for (var ring : open.getNotifications((int) PATIENCE.toMillis())) {
                take(ring.getParameter());
            }
        }
    }

    private void take(String text) {
        if (text.startsWith(me.toString())) {
            return;
        }
        if (text.endsWith(" log")) {
            log.run();
        } else {
            nodes.run();
        }
    }
}
