package unisono.test;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// What went over a [Wire] between two moments. Immutable.
///
/// All is counted, and the first round trips are told with their statements: `toString` prints them
/// in the order of their answers, so that a failed assertion `.as(traffic::toString)` shows what
/// cost too much. Values of parameters are nowhere; what is written into the text of a statement is
/// part of it.
///
/// @param connections what each connection did that did anything, by its number: they are numbered
///   from 1 as they were made
/// @param first the first [#ROUND_TRIPS_MAX] round trips
public record WireTraffic(Map<Integer, Counts> connections, List<RoundTrip> first) {
    /// How many round trips are told, and not only counted.
    public static final int ROUND_TRIPS_MAX = 1_000;

    /// How many statements of one round trip are told, and not only counted. Of a text, at most 4
    /// KiB are.
    public static final int STATEMENTS_MAX = 100;

    private static final int PRINTED_LENGTH_MAX = 240;

    public WireTraffic {
        connections = Collections.unmodifiableMap(new TreeMap<>(connections));
        first = List.copyOf(first);
    }

    /// How much it was.
    ///
    /// @param roundTrips how often the client asked and waited until the server had answered
    ///   everything: a BEGIN that is sent together with the first statement is none of its own
    /// @param statements that the client had executed, also in vain: several in the text of one
    ///   simple query count once, and so does each further part of a result that comes in parts
    /// @param commits of transactions that had a beginning
    /// @param rollbacks the same, also of a commit that became one; not those to a savepoint
    /// @param autocommits round trips outside a transaction: what they did was committed all the
    ///   same
    /// @param errors that the server answered
    /// @param bytesToServer of these round trips
    /// @param bytesToClient of these round trips
    public record Counts(
            int roundTrips,
            int statements,
            int commits,
            int rollbacks,
            int autocommits,
            int errors,
            long bytesToServer,
            long bytesToClient) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0);

        /// Both together.
        public Counts plus(Counts more) {
            return new Counts(
                    roundTrips + more.roundTrips,
                    statements + more.statements,
                    commits + more.commits,
                    rollbacks + more.rollbacks,
                    autocommits + more.autocommits,
                    errors + more.errors,
                    bytesToServer + more.bytesToServer,
                    bytesToClient + more.bytesToClient);
        }

        @Override
        public String toString() {
            return "round trips %d, statements %d, commits %d, rollbacks %d, autocommits %d, errors %d, bytes %d there and %d back"
                    .formatted(
                            roundTrips,
                            statements,
                            commits,
                            rollbacks,
                            autocommits,
                            errors,
                            bytesToServer,
                            bytesToClient);
        }
    }

    /// One request and its answer.
    ///
    /// @param connection its number
    /// @param statements the texts of what was executed, in order, the first [#STATEMENTS_MAX]
    /// @param errors the SQL states of what failed; the messages have values, and are not kept
    public record RoundTrip(
            int connection, List<String> statements, List<String> errors, Counts counts) {
        public RoundTrip {
            statements = List.copyOf(statements);
            errors = List.copyOf(errors);
        }

        /// One line for each statement, and how often it was repeated.
        @Override
        public String toString() {
            var lines = new StringJoiner("\n    ");
            for (int at = 0; at < statements.size(); ) {
                int times = repeated(at);
                lines.add(
                        printed(statements.get(at))
                                + (times > 1 ? " (× %d)".formatted(times) : ""));
                at += times;
            }
            if (counts.statements() > statements.size()) {
                lines.add("… %d more".formatted(counts.statements() - statements.size()));
            }
            errors.forEach(state -> lines.add("! error " + state));
            return lines.toString();
        }

        private int repeated(int at) {
            int end = at;
            while (end < statements.size() && statements.get(end).equals(statements.get(at))) {
                end++;
            }
            return end - at;
        }

        private static String printed(String text) {
            var line = text.strip().replaceAll("\\s+", " ");
            if (line.isEmpty()) {
                return "(empty: whether the connection is alive)";
            }
            return line.length() > PRINTED_LENGTH_MAX
                    ? line.substring(0, PRINTED_LENGTH_MAX) + "…"
                    : line;
        }
    }

    /// What all connections did.
    public Counts total() {
        return connections.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    public int roundTrips() {
        return total().roundTrips();
    }

    public int commits() {
        return total().commits();
    }

    /// The texts of what was executed, in order, of the [#first] round trips.
    public List<String> statements() {
        return first.stream().map(RoundTrip::statements).flatMap(Collection::stream).toList();
    }

    /// The sums, and below them the round trips with their connections and statements.
    @Override
    public String toString() {
        var lines = new StringJoiner("\n");
        lines.add("%s, connections %d".formatted(total(), connections.size()));
        for (int i = 0; i < first.size(); i++) {
            lines.add("%d. on %d: %s".formatted(i + 1, first.get(i).connection(), first.get(i)));
        }
        if (roundTrips() > first.size()) {
            lines.add("… %d more".formatted(roundTrips() - first.size()));
        }
        return lines.toString();
    }
}
