package unisono.test.postgres;

/// A database of a test's own. Closing drops it, with whoever is still connected.
///
/// @param name of the database, unique in its server
/// @param jdbcUrl where it is, without credentials
/// @param user who owns it, and may create more
/// @param password of the user
public record TestDatabase(String name, String jdbcUrl, String user, String password)
        implements AutoCloseable {

    /// Drops the database.
    ///
    /// @throws IllegalStateException if the server does not let it go
    @Override
    public void close() {
        TestPostgres.dropDatabase(name);
    }
}
