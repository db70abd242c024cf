package unisono.test.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unisono.test.WireTraffic;
import unisono.test.WireTraffic.Counts;
import unisono.test.WireTraffic.RoundTrip;

/// Adds up round trips. Thread-safe.
public final class Tally {
    private final Map<Integer, Counts> connections = new TreeMap<>();
    private final List<RoundTrip> first = new ArrayList<>();

    /// Counts one more.
    public synchronized void add(RoundTrip trip) {
        connections.merge(trip.connection(), trip.counts(), Counts::plus);
        if (first.size() < WireTraffic.ROUND_TRIPS_MAX) {
            first.add(trip);
        }
    }

    /// All until now.
    public synchronized WireTraffic traffic() {
        return new WireTraffic(connections, first);
    }
}
