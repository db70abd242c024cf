package unisono.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import unisono.data.Work;
import unisono.test.WireTraffic.RoundTrip;
import unisono.test.internal.Dialogue;
import unisono.test.internal.Faults;
import unisono.test.internal.Line;
import unisono.test.internal.ServerUrl;
import unisono.test.internal.Tally;

/// The line between an application and its PostgreSQL: counts what goes over it, and breaks when
/// told to.
///
/// ```java
/// try (var database = TestPostgres.createDatabase();
///         var wire = Wire.to(database.jdbcUrl());
///         var bakery = new Bakery(wire, database)) {
///     bakery.order("apple");
///
///     var traffic = wire.measure(() -> bakery.order("plum"));
///
///     assertThat(traffic.commits()).as(traffic::toString).isEqualTo(1);
/// }
/// ```
///
/// **Counting.** It reads the frontend/backend protocol 3 as it passes. Start-up and authentication
/// are not counted; what a driver or a pool asks afterwards to prepare a connection is, so warm the
/// application up before the budget is measured. A round trip is counted when its answer has come,
/// before the client sees it. Of passwords, values of parameters and rows nothing is kept.
///
/// **Faults.** They are for all connections, also later ones, until they are taken back.
///
/// Whoever asks for encryption is told `N`, that there is none: it is for tests on one machine, and
/// listens on loopback only, at a free port. A client that insists on it (`sslmode=require`) gives
/// up.
///
/// Costs a tenth of a millisecond per round trip, two virtual threads and 32 KiB per connection;
/// takes 1,000 connections at once, and refuses more. Thread-safe.
public final class Wire implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 1_000;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final Duration DELAY_MAX = Duration.ofMinutes(1);

    private final ServerUrl database;
    private final ServerSocket door;
    private final ExecutorService porter = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults = new Faults();
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final List<Tally> measuring = new CopyOnWriteArrayList<>();
    private volatile Tally sinceReset = new Tally();

    private Wire(ServerUrl database, ServerSocket door) {
        this.database = database;
        this.door = door;
    }

    /// Opens a line to a server. It is there for the first client: whether the server is, shows
    /// then.
    ///
    /// @param jdbcUrl `jdbc:postgresql://host:port/database`, also with parameters
    /// @throws IllegalArgumentException if it does not name one host
    /// @throws UncheckedIOException if there is no free port
    public static Wire to(String jdbcUrl) {
        var database = ServerUrl.of(jdbcUrl);
        try {
            var door = new ServerSocket(0, CONNECTIONS_MAX, InetAddress.getByAddress(LOOPBACK));
            var wire = new Wire(database, door);
            wire.porter.execute(wire::admitAll);
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a wire to the database.", e);
        }
    }

    /// The way to the database over this line: the same URL with another host and port.
    public String jdbcUrl() {
        return database.by((InetSocketAddress) door.getLocalSocketAddress());
    }

    /// How many connections are open.
    public int connections() {
        return lines.size();
    }

    /// How many round trips there have been since the line was opened.
    public int roundTrips() {
        return roundTrips.get();
    }

    /// What went over it since it was opened, or reset.
    public WireTraffic traffic() {
        return sinceReset.traffic();
    }

    /// Begins to count anew. Without effect on [#measure] and [#roundTrips].
    public void reset() {
        sinceReset = new Tally();
    }

    /// Runs the work and tells what went over the line meanwhile, whoever sent it. May be nested.
    ///
    /// @throws X what the work throws, unchanged
    public <X extends Exception> WireTraffic measure(Work<X> work) throws X {
        var tally = new Tally();
        measuring.add(tally);
        try {
            work.run();
        } finally {
            measuring.remove(tally);
        }
        return tally.traffic();
    }

    /// Breaks off all connections that are open: both ends see a reset, at once. What was on its
    /// way is lost; new connections are admitted.
    public void cut() {
        lines.forEach(Line::cut);
    }

    /// Lets nothing pass until [#thaw], on no connection, and tells nobody: what is sent is taken
    /// until the buffers of the sockets are full, as by a network that swallows it. New connections
    /// are taken, too, and hear nothing. What is on its way at this moment may still arrive.
    public void freeze() {
        faults.freeze();
    }

    /// Lets everything pass that waits, in its order.
    public void thaw() {
        faults.thaw();
    }

    /// Refuses new connections until [#admit]: they are taken and reset, before a word.
    public void refuse() {
        faults.refuse(true);
    }

    /// Takes new connections again.
    public void admit() {
        faults.refuse(false);
    }

    /// Lets every burst of bytes come that much later, as a long line does; a round trip takes both
    /// delays longer, however large its answer.
    ///
    /// @param toServer 0 to 1 minute; default 0
    /// @param toClient 0 to 1 minute; default 0
    public void delay(Duration toServer, Duration toClient) {
        faults.delay(checked(toServer), checked(toClient));
    }

    private static Duration checked(Duration delay) {
        if (delay.isNegative() || delay.compareTo(DELAY_MAX) > 0) {
            throw new IllegalArgumentException(
                    "A delay of %s is not between 0 and %s.".formatted(delay, DELAY_MAX));
        }
        return delay;
    }

    /// Loses the answer to one of the next requests, on whatever connection, and cuts that: the
    /// server has done what it was asked, and nobody hears of it.
    ///
    /// @param number 1 for the next; 0 for none, if it has not come
    public void loseAnswer(int number) {
        faults.loseAnswer(number);
    }

    private void admitAll() {
        try {
            while (true) {
                take(door.accept());
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void take(Socket client) {
        if (faults.isRefusing() || lines.size() >= CONNECTIONS_MAX) {
            Line.reset(client);
            return;
        }
        var line = new Line(client, faults, new Dialogue(connections.incrementAndGet(), this::add));
        lines.add(line);
        line.open(database.address(), () -> lines.remove(line));
    }

    private void add(RoundTrip trip) {
        roundTrips.incrementAndGet();
        sinceReset.add(trip);
        measuring.forEach(tally -> tally.add(trip));
    }

    /// Cuts all connections, and admits no more.
    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The wire to the database could not be closed.", e);
        }
        porter.close();
        lines.forEach(Line::close);
    }
}
