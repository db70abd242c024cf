package unisono.test.internal;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// One connection through the wire: two sockets, a virtual thread for each direction. Thread-safe.
public final class Line implements AutoCloseable {
    private static final int CONNECT_MILLIS_MAX = 10_000;
    private static final byte NO_ENCRYPTION = 'N';

    private final Socket client;
    private final Socket server = new Socket();
    private final Faults faults;
    private final Dialogue dialogue;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger ways = new AtomicInteger(2);
    private volatile boolean losing;

    public Line(Socket client, Faults faults, Dialogue dialogue) {
        this.client = client;
        this.faults = faults;
        this.dialogue = dialogue;
    }

    /// Connects client and database, which takes a while; returns at once.
    ///
    /// @param gone called when neither side has more to say, or the line was cut
    public void open(SocketAddress database, Runnable gone) {
        try {
            threads.execute(() -> carry(() -> ask(database, gone), gone));
        } catch (RejectedExecutionException cut) {
            gone.run();
        }
    }

    private interface Way {
        void carry() throws IOException, InterruptedException;
    }

    private void carry(Way way, Runnable gone) {
        try {
            way.carry();
            if (ways.decrementAndGet() == 0) {
                end();
                gone.run();
            }
        } catch (IOException | InterruptedException | RejectedExecutionException broken) {
            // Whoever breaks it off at one end breaks it off at the other.
            cut();
            gone.run();
        }
    }

    /// Closes both sockets as one who has nothing more to say.
    private void end() throws IOException {
        try (client;
                server) {
            threads.shutdown();
        }
    }

    private void ask(SocketAddress database, Runnable gone)
            throws IOException, InterruptedException {
        client.setTcpNoDelay(true);
        var greeting = greeting();
        server.connect(database, CONNECT_MILLIS_MAX);
        server.setTcpNoDelay(true);
        greeting.send(server.getOutputStream());
        threads.execute(() -> carry(this::answer, gone));
        new Pump(faults, faults::delayToServer, this::inspectRequest)
                .carry(client.getInputStream(), server.getOutputStream());
        server.shutdownOutput();
    }

    private Greeting greeting() throws IOException, InterruptedException {
        var greeting = Greeting.read(client.getInputStream());
        faults.awaitThaw();
        while (greeting.asksForEncryption()) {
            client.getOutputStream().write(NO_ENCRYPTION);
            greeting = Greeting.read(client.getInputStream());
            faults.awaitThaw();
        }
        return greeting;
    }

    private void answer() throws IOException, InterruptedException {
        new Pump(faults, faults::delayToClient, this::inspectAnswer)
                .carry(server.getInputStream(), client.getOutputStream());
        client.shutdownOutput();
    }

    private boolean inspectRequest(byte[] chunk, int length) {
        if (faults.losesAnswer(dialogue.ask(chunk, length))) {
            losing = true;
        }
        return true;
    }

    private boolean inspectAnswer(byte[] chunk, int length) {
        int answers = dialogue.answer(chunk, length);
        if (losing && answers > 0) {
            cut();
        }
        return !losing;
    }

    /// Breaks it off, at both ends: they see a reset, at once.
    public void cut() {
        reset(client);
        reset(server);
        threads.shutdownNow();
    }

    /// Closes a socket without the courtesies.
    public static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // Then it is as it should be.
        }
    }

    /// Cuts it, and returns when its threads have ended.
    @Override
    public void close() {
        cut();
        threads.close();
    }
}
