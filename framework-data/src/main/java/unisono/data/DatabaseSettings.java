package unisono.data;

import java.time.Duration;

/// Where the database is, and how many connections it may cost.
///
/// @param jdbcUrl `jdbc:postgresql://host:port/database`
/// @param connectionsMax the pool's size, at least 1; default 10. Migrations take 2 for a moment
/// @param connectionTimeout how long a transaction waits for a free connection; default 5 seconds,
///   at least 250 ms
public record DatabaseSettings(
        String jdbcUrl,
        String user,
        String password,
        int connectionsMax,
        Duration connectionTimeout) {
    private static final int CONNECTIONS_MAX = 10;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

    /// Takes the defaults for the pool.
    public DatabaseSettings(String jdbcUrl, String user, String password) {
        this(jdbcUrl, user, password, CONNECTIONS_MAX, CONNECTION_TIMEOUT);
    }

    /// Limits the pool otherwise.
    public DatabaseSettings withPool(int connections, Duration timeout) {
        return new DatabaseSettings(jdbcUrl, user, password, connections, timeout);
    }

    /// Leaves out the password, and the URL's parameters, which may hold one.
    @Override
    public String toString() {
        return "%s as %s".formatted(place(), user);
    }

    /// The URL without its parameters.
    public String place() {
        int query = jdbcUrl.indexOf('?');
        return query < 0 ? jdbcUrl : jdbcUrl.substring(0, query);
    }
}
