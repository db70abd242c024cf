package unisono.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import unisono.test.postgres.TestDatabase;

/// The line between an application and its database: counts the requests that wait for an answer,
/// and loses an answer when told to.
final class Wire implements AutoCloseable {
    private static final int CHUNK = 1 << 16;

    private final URI database;
    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger answersToTheLost = new AtomicInteger(-1);

    Wire(TestDatabase database) {
        this.database = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::admit);
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d%s"
                .formatted(door.getLocalPort(), database.getPath());
    }

    /// How often a client has asked something since it was answered.
    int roundTrips() {
        return roundTrips.get();
    }

    /// Loses the answer to one of the next requests, with its connection; the database has done
    /// what it was asked.
    ///
    /// @param number 1 for the next
    void loseAnswer(int number) {
        answersToTheLost.set(number);
    }

    private void admit() {
        try {
            while (true) {
                var client = door.accept();
                var server = new Socket(database.getHost(), database.getPort());
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                open.add(client);
                open.add(server);
                if (closed) {
                    cut();
                }
                var line = new Line(client, server);
                Thread.ofVirtual().start(() -> carry(line::ask, line));
                Thread.ofVirtual().start(() -> carry(line::answer, line));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /// Also who was let in at the last moment.
    private void cut() throws IOException {
        for (var socket : open) {
            socket.close();
        }
    }

    private static void carry(Way way, Line line) {
        var chunk = new byte[CHUNK];
        boolean going = true;
        while (going) {
            try {
                going = way.carry(chunk);
            } catch (IOException closed) {
                going = false;
            }
        }
        line.cut();
    }

    @Override
    public void close() {
        closed = true;
        try {
            door.close();
            cut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One direction.
    private interface Way {
        /// Carries a chunk.
        ///
        /// @return whether there may be more
        boolean carry(byte[] chunk) throws IOException;
    }

    /// One connection.
    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile boolean answered = true;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        boolean ask(byte[] chunk) throws IOException {
            int length = client.getInputStream().read(chunk);
            if (length < 0) {
                return false;
            }
            if (answered) {
                answered = false;
                roundTrips.incrementAndGet();
                answersToTheLost.decrementAndGet();
            }
            server.getOutputStream().write(chunk, 0, length);
            return true;
        }

        boolean answer(byte[] chunk) throws IOException {
            int length = server.getInputStream().read(chunk);
            if (length < 0 || answersToTheLost.get() == 0) {
                return false;
            }
            answered = true;
            client.getOutputStream().write(chunk, 0, length);
            return true;
        }

        void cut() {
            try {
                client.close();
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
