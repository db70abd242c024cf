package unisono.postgres;

import java.nio.file.Path;

/// A user in a process of its own: joins, says where the server is, and stays until its input ends.
final class UserMain {

    private UserMain() {}

    public static void main(String[] arguments) throws Exception {
        try (var postgres = EmbeddedPostgres.join(Path.of(arguments[0]))) {
            System.out.println("joined " + postgres.port() + " " + postgres.password());
            while (System.in.read() >= 0) {
                // Every byte is as good as none; only the end counts.
            }
        } catch (PostgresException e) {
            System.out.println("failed " + e.getMessage());
        }
    }
}
