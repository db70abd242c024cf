package benchmarks.delivery;

import java.io.IOException;
import java.time.Duration;
import unisono.test.Wire;

/// How often a contender asks the database: for an event, and when there is none.
///
/// @param rest how long it is watched while it does nothing
record OnTheWire(Ground ground, int events, Duration rest) {
    private static final Duration TO_REST = Duration.ofSeconds(6);
    private static final double NANOS_OF_A_SECOND = 1e9;

    /// One row of the table.
    ///
    /// @param roundTrips for an event, under load
    /// @param idle round trips a second
    /// @param client how much of a processor its JVM takes when it is idle
    /// @param server and the whole server
    record Line(
            Contender contender, double roundTrips, double idle, double client, double server) {}

    Line measure(Contender contender) throws Exception {
        var place = ground.database("wire_" + contender.name());
        try (var wire = Wire.to(place.url());
                var child = new Child(contender, place.at(wire.jdbcUrl()), ground.cpu())) {
            var way = contender.usual();
            child.play(way, events);
            int before = wire.roundTrips();
            child.play(way, events);
            double trips = (double) (wire.roundTrips() - before) / events;
            Thread.sleep(TO_REST);
            return idle(contender, wire, child, trips);
        }
    }

    private Line idle(Contender contender, Wire wire, Child child, double trips) throws Exception {
        int before = wire.roundTrips();
        long client = client(child);
        long server = ground.cpu().nanos();
        long began = System.nanoTime();
        Thread.sleep(rest);
        double seconds = (System.nanoTime() - began) / NANOS_OF_A_SECOND;
        return new Line(
                contender,
                trips,
                (wire.roundTrips() - before) / seconds,
                (client(child) - client) / NANOS_OF_A_SECOND / seconds,
                (ground.cpu().nanos() - server) / NANOS_OF_A_SECOND / seconds);
    }

    private static long client(Child child) throws IOException {
        return ProcessHandle.of(child.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElseThrow(() -> new IOException("The JVM that is to rest has ended."));
    }
}
