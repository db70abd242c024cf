package unisono.test.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import unisono.test.WireTraffic;
import unisono.test.WireTraffic.Counts;
import unisono.test.WireTraffic.RoundTrip;

/// A round trip under way. One thread at a time.
final class Exchange {
    /// Ends with the tag of a rollback, and ends no transaction.
    private static final Pattern TO_SAVEPOINT =
            Pattern.compile(
                    "\\brollback\\s+((work|transaction)\\s+)?to\\b", Pattern.CASE_INSENSITIVE);

    private final List<String> statements = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private int requests;
    private int executed;
    private int failed;
    private int completed;
    private int commits;
    private int rollbacks;
    private int toSavepoints;

    void execute(String text) {
        executed++;
        toSavepoints += (int) TO_SAVEPOINT.matcher(text).results().count();
        if (statements.size() < WireTraffic.STATEMENTS_MAX) {
            statements.add(text);
        }
    }

    /// Ends one of the requests that make it up.
    ///
    /// @return how many there are now
    int endRequest() {
        return ++requests;
    }

    /// @param tag what the server calls the command that is done: `INSERT 0 1`
    void complete(String tag) {
        completed++;
        commits += tag.startsWith("COMMIT") ? 1 : 0;
        rollbacks += tag.startsWith("ROLLBACK") ? 1 : 0;
    }

    void fail(String sqlState) {
        failed++;
        if (errors.size() < WireTraffic.STATEMENTS_MAX) {
            errors.add(sqlState);
        }
    }

    /// @param outside whether it began and ended outside a transaction
    RoundTrip end(int connection, boolean outside, long toServer, long toClient) {
        int rolledBack = Math.max(0, rollbacks - toSavepoints);
        boolean alone = outside && completed > 0 && commits == 0 && rolledBack == 0;
        var counts =
                new Counts(
                        1,
                        executed,
                        commits,
                        rolledBack,
                        alone ? 1 : 0,
                        failed,
                        toServer,
                        toClient);
        return new RoundTrip(connection, statements, errors, counts);
    }
}
