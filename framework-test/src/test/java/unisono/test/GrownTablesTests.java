package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.DeliveryState;
import unisono.data.EventLog;

/// No statement of the framework reads a table that grows from its beginning to its end, by the
/// server's own count: in a log of a million rows, with half a million that are done, and a hundred
/// thousand that failed of listeners that are no more.
final class GrownTablesTests {
    private static final int ROWS = 1_000_000;
    private static final int DONE = 500_000;
    private static final int DEAD = 100_000;
    private static final int BACKLOG = 2_000;

    /// Whether there is anything at all, is asked by reading the first row.
    private static final long A_LOOK = 100;

    private final Post post = new Post();
    private Map<String, Long> scannedBefore = Map.of();

    @AfterEach
    void close() {
        post.close();
    }

    @BeforeEach
    void grow() throws SQLException {
        var first = office("first").opened();
        first.post(0, 1);
        first.drain();
        first.shut();
        try (var connection = post.connect()) {
            fill(connection);
            for (var table : List.of("event", "done", "delivery", "attempt")) {
                Sql.run(connection, "analyze unisono." + table);
            }
        }
        try (var connection = post.connect()) {
            scannedBefore = scans(connection, "seq_tup_read");
        }
    }

    private static void fill(Connection connection) throws SQLException {
        Sql.run(
                connection,
                """
                insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload)
                select nextval('unisono.position'), now(), gen_random_uuid(), gen_random_uuid(), 1, 'post.posted', 'post',
                       'Counter', convert_to(format('{"number":%%s,"street":"S%%s"}', n, n %% 1000), 'UTF8')
                  from generate_series(1, %d) n
                """
                        .formatted(ROWS));
        Sql.run(
                connection,
                "update unisono.lease set low = pg_sequence_last_value('unisono.position') - "
                        + BACKLOG);
        Sql.run(
                connection,
                """
                insert into unisono.done (listener, position, lane)
                select 'post.single', n, (n >> 20) & 3
                  from generate_series(%d, %d) n on conflict do nothing
                """
                        .formatted(ROWS - DONE - BACKLOG, ROWS - BACKLOG));
        Sql.run(
                connection,
                """
                insert into unisono.delivery (listener, position, slot, key, state, attempt, due_at, id, name, version,
                                              module, emitter, payload, time, correlation)
                select 'gone.' || n %% 20, n, 0, 'K' || n, 'dead', 3, now(), gen_random_uuid(), 'post.posted', 1, 'post',
                       'Counter', convert_to('{"number":1,"street":"S"}', 'UTF8'), now(), gen_random_uuid()
                  from generate_series(1, %d) n
                """
                        .formatted(DEAD));
        Sql.run(
                connection,
                """
                insert into unisono.attempt (listener, position, attempt, node, error)
                select 'gone.' || n %% 20, n, 1, 'one', 'broken' from generate_series(1, %d) n
                """
                        .formatted(DEAD));
    }

    @Test
    void areNeverReadFromTheirBeginningToTheirEnd() throws SQLException {
        var office = office("second").opened();
        office.drain();
        office.post(0, 200);
        office.drain();
        operate(office);
        office.shut();
        office.close();

        try (var connection = post.connect()) {
            assertThat(scans(connection, "idx_scan"))
                    .containsKeys("event_p0", "delivery", "done_0")
                    .extractingByKeys("event_p0", "delivery")
                    .doesNotContain(0L);
            assertThat(scans(connection, "seq_tup_read"))
                    .allSatisfy((table, rows) ->
                            assertThat(rows - scannedBefore.getOrDefault(table, 0L))
                                    .as(table)
                                    .isBetween(0L, A_LOOK));
        }
    }

    private static void operate(PostOffice office) {
        var deliveries = office.deliveries();
        assertThat(deliveries.lags()).hasSize(3);
        assertThat(deliveries.list(Optional.empty(), 100)).hasSize(100);
        assertThat(deliveries.list(Optional.of(DeliveryState.DEAD), 100)).hasSize(100);
        assertThat(deliveries.list(Optional.of(DeliveryState.WAITING), 100)).isEmpty();
        assertThat(deliveries.find("gone.17", 77)).isPresent();
        assertThat(deliveries.retry("gone.17", 77)).isTrue();
        assertThat(deliveries.drop("gone.18", 78)).isTrue();
        assertThat(deliveries.pause("post.single")).isTrue();
        assertThat(deliveries.resume("post.single")).isTrue();
        office.drain();
        deliveries.tidy();
        assertThat(office.instance(EventLog.class).newest(100)).hasSize(100);
        assertThat(office.instance(EventLog.class).horizon().behind()).isZero();
    }

    private PostOffice office(String name) {
        return post.office(
                name,
                Carrier.named("post.single").ordered(),
                Carrier.named("post.batched").batched(100),
                Carrier.named("post.outside").outside().doing((_, _, _) -> {}));
    }

    /// What was read of each table that grows with what happens, by the server's count: that of
    /// sessions which have ended.
    private static Map<String, Long> scans(Connection connection, String how) throws SQLException {
        var sql =
                """
                select relname, %s from pg_stat_user_tables
                 where schemaname = 'unisono' and relname in ('event_p0', 'done_0', 'delivery', 'attempt')
                """
                        .formatted(how);
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var tables = new TreeMap<String, Long>();
            while (rows.next()) {
                tables.put(rows.getString(1), rows.getLong(2));
            }
            return tables;
        }
    }
}
