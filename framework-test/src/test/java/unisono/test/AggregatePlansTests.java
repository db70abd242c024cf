package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.test.Bank.ANN;
import static unisono.test.Bank.BEN;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a stream is read of, by the server's own count: the partitions that it stands in, by their
/// index, and no other. The log has four partitions here, and 120,000 other events.
final class AggregatePlansTests {
    private static final long SIZE = 10_000_000;

    /// PostgreSQL decides after five executions whether one plan will do for all.
    private static final int EXECUTIONS = 12;

    private static final Bank BANK = Bank.open();

    @BeforeAll
    static void fill() {
        BANK.fill(ANN, 3);
        others();
        BANK.sql("select setval('unisono.position', %d)".formatted(SIZE));
        BANK.sql("select unisono.make_partitions()");
        BANK.accounts().changeBy(ANN, account -> account.payIn(1));
        BANK.fill(BEN, 3);
        others();
        BANK.sql("select setval('unisono.position', %d)".formatted(2 * SIZE));
        others();
        BANK.sql("select setval('unisono.position', %d)".formatted(3 * SIZE));
        others();
    }

    @AfterAll
    static void close() {
        BANK.close();
    }

    private static void others() {
        BANK.sql(
                """
                insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload,
                                           stream, stream_version)
                select nextval('unisono.position'), now(), gen_random_uuid(), gen_random_uuid(), 1, 'bank.paid-out',
                       'bank', 'Account', convert_to('{"pence":1}', 'UTF8'), 1000000 + n % 100, n / 100
                  from generate_series(1, 30000) n
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "analyze unisono.event", "analyze unisono.stream"})
    void opensNoPartitionBehindTheLastEvent(String before) {
        BANK.sql(before);
        BANK.transactions()
                .run(() -> {
                    var scans = counted("idx_scan");
                    var rows = counted("idx_tup_fetch");
                    for (int execution = 0; execution < EXECUTIONS; execution++) {
                        assertThat(BANK.accounts().at(ANN, 9).version()).isEqualTo(4);
                    }

                    assertThat(counted("seq_scan").values()).containsOnly(0L);
                    assertThat(since(scans, counted("idx_scan")))
                            .containsEntry("event_p0", (long) EXECUTIONS)
                            .containsEntry("event_p1", (long) EXECUTIONS)
                            .containsEntry("event_p2", 0L)
                            .containsEntry("event_p3", 0L);
                    assertThat(sum(since(rows, counted("idx_tup_fetch"))))
                            .isEqualTo(4L * EXECUTIONS);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "analyze unisono.event"})
    void opensNoPartitionBeforeTheFirstEvent(String before) {
        BANK.sql(before);
        BANK.transactions()
                .run(() -> {
                    var scans = counted("idx_scan");
                    var rows = counted("idx_tup_fetch");
                    for (int execution = 0; execution < EXECUTIONS; execution++) {
                        assertThat(BANK.accounts().at(BEN, 9).version()).isEqualTo(3);
                        assertThat(BANK.accounts().history(BEN, 0, 10)).hasSize(3);
                    }

                    assertThat(since(scans, counted("idx_scan")))
                            .containsEntry("event_p0", 0L)
                            .containsEntry("event_p1", 2L * EXECUTIONS)
                            .containsEntry("event_p2", 0L);
                    assertThat(sum(since(rows, counted("idx_tup_fetch"))))
                            .isEqualTo(2 * 3L * EXECUTIONS);
                });
    }

    /// The server goes on counting where a transaction before has ended.
    private static Map<String, Long> since(Map<String, Long> before, Map<String, Long> now) {
        return now.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry ->
                                        entry.getValue()
                                                - before.getOrDefault(entry.getKey(), 0L)));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(it -> it).sum();
    }

    /// By this connection.
    private static Map<String, Long> counted(String column) {
        List<Object[]> rows =
                BANK.transactions()
                        .session()
                        .createNativeQuery(
                                "select relname, coalesce(%s, 0) from pg_stat_xact_user_tables where relname like 'event\\_p%%'"
                                        .formatted(column),
                                Object[].class)
                        .list();
        return rows.stream()
                .collect(
                        Collectors.toMap(
                                row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }
}
