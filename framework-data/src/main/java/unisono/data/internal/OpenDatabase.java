package unisono.data.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.DatabaseSettings;
import unisono.data.DatabaseUnavailable;
import unisono.data.Isolation;
import unisono.data.ModuleSchema;
import unisono.data.internal.log.LogWriter;
import unisono.data.internal.log.Partitions;

/// The pool, migrated, and Hibernate over it.
public final class OpenDatabase implements AutoCloseable {
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// Flyway locks on one connection and migrates on another.
    private static final int MIGRATING = 2;

    private final HikariDataSource pool;
    private final SessionFactory sessions;
    private final LogWriter log;
    private final DatabaseSettings settings;

    private OpenDatabase(
            HikariDataSource pool,
            SessionFactory sessions,
            LogWriter log,
            DatabaseSettings settings) {
        this.pool = pool;
        this.sessions = sessions;
        this.log = log;
        this.settings = settings;
    }

    static OpenDatabase open(DatabaseSettings settings, List<ModuleSchema> schemas) {
        SchemaRules.check(schemas);
        var pool = pool(settings);
        try {
            Migrations.run(pool, schemas);
            var partitions = new Partitions(pool);
            partitions.make();
            shrink(pool, settings.connectionsMax());
            return new OpenDatabase(
                    pool, Sessions.factory(pool, schemas), new LogWriter(partitions), settings);
        } catch (Throwable failure) {
            pool.close();
            throw failure;
        }
    }

    private static HikariDataSource pool(DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("unisono");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(Math.max(MIGRATING, settings.connectionsMax()));
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setAutoCommit(false);
        // As texts: the pool hands properties on as they are, and the driver sees no others.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "unisono");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The values of a row are customers' data, and belong in no message and no log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        // One customer who holds a row must not let all others wait until no connection is left.
        config.setConnectionInitSql("set lock_timeout = '10s'");
        // Otherwise that begins the first customer's transaction: a rollback would take the limit
        // back, and nobody could ask for a read-only one.
        config.setIsolateInternalQueries(true);
        try {
            return new Pool(config);
        } catch (PoolInitializationException e) {
            throw new DataException(
                    "The database %s cannot be reached: %s. Check that it runs, and its URL, user and password."
                            .formatted(settings, reason(e)),
                    e);
        }
    }

    private static void shrink(HikariDataSource pool, int connections) {
        if (connections < MIGRATING) {
            pool.setMinimumIdle(connections);
            pool.setMaximumPoolSize(connections);
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private static String reason(Throwable failure) {
        var cause = failure.getCause();
        var message = String.valueOf((cause == null ? failure : cause).getMessage()).strip();
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    Session openSession() {
        return sessions.openSession();
    }

    LogWriter log() {
        return log;
    }

    /// Takes the connection now, so that a pool that has none left is told apart from a statement
    /// that fails.
    void prepare(Session session, TransactionOptions options) {
        session.doWork(connection -> prepare(connection, options));
    }

    private static void prepare(Connection connection, TransactionOptions options)
            throws SQLException {
        if (options.readOnly()) {
            connection.setReadOnly(true);
        }
        var settings = new ArrayList<String>();
        if (options.isolation() != Isolation.READ_COMMITTED) {
            settings.add("set transaction isolation level " + options.isolation().sql());
        }
        if (!options.timeout().isZero()) {
            settings.add("set local transaction_timeout = " + options.timeout().toMillis());
        }
        if (!settings.isEmpty()) {
            execute(connection, String.join(";", settings));
        }
    }

    /// As statements, and not as properties of the connection, which would cost another round trip
    /// here and one when the pool takes them back. The beginning travels with them.
    private static void execute(Connection connection, String settings) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(settings);
        }
    }

    /// Calls on a connection of the pool, in a transaction of its own.
    ///
    /// @throws SQLException what the call throws; everything is rolled back
    public <T extends @Nullable Object> T call(SqlCall<T> call) throws SQLException {
        try (var connection = pool.getConnection()) {
            T result = call.on(connection);
            connection.commit();
            return result;
        }
    }

    /// Calls on a connection of the pool that commits each statement by itself, which costs no
    /// round trip.
    public <T extends @Nullable Object> T read(SqlCall<T> call) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(true);
            return call.on(connection);
        }
    }

    /// Opens a connection beside the pool, which commits each statement by itself.
    ///
    /// @param name tells the server what it is for
    /// @param answerMax how long to wait for an answer, in whole seconds; for ever if it is zero
    public Connection separate(String name, Duration answerMax) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        properties.setProperty("ApplicationName", name);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(wholeSeconds(answerMax)));
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    private static long wholeSeconds(Duration duration) {
        return duration.isZero() ? 0 : Math.max(1, duration.toSeconds());
    }

    /// How many connections the pool has.
    public int connectionsMax() {
        return settings.connectionsMax();
    }

    /// How long somebody waits for one of them before that fails.
    public Duration connectionTimeout() {
        return settings.connectionTimeout();
    }

    public void check() {
        try (var connection = pool.getConnection()) {
            if (!connection.isValid((int) CHECK.toSeconds())) {
                throw new SQLException("no answer within " + CHECK);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database does not answer: %s.".formatted(reason(e)), e);
        }
    }

    @Override
    public void close() {
        sessions.close();
        pool.close();
    }
}
