package crash.node;

import crash.node.RelayApi.Hop;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import unisono.data.Transactions;

/// What is written in the transaction that runs.
final class Tables {
    private static final String COUNT =
            """
            insert into relay.counter as c (key, number) values (?, 1)
            on conflict (key) do update set number = c.number + 1
            returning number
            """;
    private static final String EMITTED =
            "insert into relay.emitted (id, event, key, number) values (?, ?, ?, ?)";
    private static final String EFFECT =
            "insert into relay.effect (listener, id, key, number) values (?, ?, ?, ?)";
    private static final String LATEST =
            """
            insert into relay.latest (listener, key, id) values (?, ?, ?)
            on conflict (listener, key) do update set id = excluded.id
            """;

    private final Transactions transactions;

    @Inject
    Tables(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Counts an emission of a key, and holds the key until the transaction ends.
    long count(String key) {
        return transactions.session().doReturningWork(connection -> count(connection, key));
    }

    private static long count(Connection connection, String key) throws SQLException {
        try (var statement = connection.prepareStatement(COUNT)) {
            statement.setString(1, key);
            var answer = statement.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }

    void emitted(String event, Hop hop) {
        write(EMITTED, hop.id(), event, hop.key(), hop.number());
    }

    void effect(String listener, Hop hop) {
        write(EFFECT, listener, hop.id(), hop.key(), hop.number());
    }

    /// Holds a row of the listener and the key until the transaction ends, as most handlers do.
    void latest(String listener, Hop hop) {
        write(LATEST, listener, hop.key(), hop.id());
    }

    private void write(String sql, Object... values) {
        transactions
                .session()
                .doWork(connection -> {
                    try (var statement = connection.prepareStatement(sql)) {
                        for (int i = 0; i < values.length; i++) {
                            statement.setObject(i + 1, values[i]);
                        }
                        statement.executeUpdate();
                    }
                });
    }
}
