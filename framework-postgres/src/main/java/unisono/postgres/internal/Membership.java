package unisono.postgres.internal;

import java.nio.file.Path;

/// What a user holds who has joined.
///
/// @param directory the server's
/// @param keeper whose end is the server's
/// @param seat keeps the server running while it is open
/// @param port on 127.0.0.1
/// @param password of the role `unisono`
public record Membership(Path directory, Keeper keeper, Seat seat, int port, String password)
        implements AutoCloseable {

    @Override
    public void close() {
        seat.close();
    }

    /// Without the password.
    @Override
    public String toString() {
        return "port %d in %s".formatted(port, directory);
    }
}
