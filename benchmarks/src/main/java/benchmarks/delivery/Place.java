package benchmarks.delivery;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import unisono.data.DatabaseSettings;

/// A database, and how much everybody may make of it.
record Place(String url, String user, String password) {
    /// The size of every pool.
    static final int CONNECTIONS = 16;

    /// How many handlers run at once.
    static final int WORKERS = 16;

    /// How many emit at once.
    static final int EMITTERS = 8;

    Place at(String otherUrl) {
        return new Place(otherUrl, user, password);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    DatabaseSettings settings(int connections) {
        return new DatabaseSettings(url, user, password)
                .withPool(connections, java.time.Duration.ofMinutes(1));
    }

    /// A pool as the peers' users would make it.
    HikariDataSource pool(boolean autoCommit) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(autoCommit);
        config.setConnectionTimeout(60_000);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
