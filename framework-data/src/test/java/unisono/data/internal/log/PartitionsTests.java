package unisono.data.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The log is made of partitions, some always ahead; of a row nothing is ever changed.
final class PartitionsTests {
    private static final int NODES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final LogDatabase log = LogDatabase.migrated();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void areAheadFromTheBeginning() throws SQLException {
        assertThat(log.partitions()).containsExactly(events(0, 4));
    }

    @Test
    void areMadeOnceByNodesThatStartTogether() throws Exception {
        log.execute("select setval('unisono.position', 35000000)");

        try (var pool = pool(NODES);
                var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = Collections.nCopies(NODES, (Callable<Boolean>) () -> make(pool));
            for (var started : nodes.invokeAll(starts)) {
                assertThat(started.get()).isTrue();
            }
        }

        assertThat(log.partitions()).containsExactly(events(0, 7));
    }

    @Test
    void areMadeAsTheLogGrows() throws SQLException {
        try (var pool = pool(1)) {
            var partitions = new Partitions(pool);
            log.execute("select setval('unisono.position', 10000000)");

            partitions.appended(Partitions.LOOKS_AFTER - 1);
            assertThat(log.partitions()).containsExactly(events(0, 4));
            partitions.appended(1);

            awaitPartitions(events(0, 5));
        }
    }

    @Test
    void doNotKeepWritersWaitingWhileTheyAreMade() throws SQLException {
        log.execute("select setval('unisono.position', 15000000)");
        try (var writer = log.connect();
                var pool = pool(1)) {
            writer.setAutoCommit(false);
            LogDatabase.append(writer, 1, 1);

            new Partitions(pool).make();

            LogDatabase.append(writer, 2, 2);
            writer.commit();
        }
        assertThat(log.partitions()).containsExactly(events(0, 5));
    }

    @Test
    void areWrittenAndReadAcrossTheirBorders() throws SQLException {
        log.execute("select setval('unisono.position', 9999997)");
        log.append(1, 4);

        assertThat(log.texts("select convert_from(payload, 'UTF8') from unisono.event_p0"))
                .containsExactly("1", "2");
        assertThat(log.texts("select payload from unisono.event_json order by position"))
                .containsExactly("1", "2", "3", "4");
        try (var reader = log.connect()) {
            assertThat(LogReader.page(reader, 0, 10).rows()).hasSize(4);
            assertThat(LogReader.newest(reader, 3))
                    .extracting(row -> row.payload())
                    .containsExactly("4", "3", "2");
        }
    }

    @Test
    void mayBeDroppedAsAWholeAndDoNotComeBack() throws SQLException {
        log.append(1, 2);
        log.execute("select setval('unisono.position', 10000000)");
        log.append(3, 3);

        log.execute("alter table unisono.event detach partition unisono.event_p0 concurrently");
        log.execute("drop table unisono.event_p0");
        log.open();

        assertThat(log.partitions()).containsExactly(events(1, 5));
        try (var reader = log.connect()) {
            assertThat(LogReader.page(reader, 0, 10).rows())
                    .extracting(row -> row.payload())
                    .containsExactly("3");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from unisono.event",
                "update unisono.event set name = 'other'",
                "truncate unisono.event",
                "delete from unisono.event_p0",
                "update unisono.event_p0 set payload = ''",
                "truncate unisono.event_p0",
            })
    void refuseToForgetOrChangeARow(String sql) throws SQLException {
        log.append(1, 1);

        assertThatThrownBy(() -> log.execute(sql))
                .hasMessageContaining("the event log is never changed");

        assertThat(log.texts("select payload from unisono.event_json")).containsExactly("1");
    }

    private static boolean make(HikariDataSource pool) {
        new Partitions(pool).make();
        return true;
    }

    /// As the application's pool.
    private HikariDataSource pool(int connections) {
        var settings = log.settings();
        var pool = new HikariDataSource();
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(connections);
        pool.setAutoCommit(false);
        return pool;
    }

    private void awaitPartitions(String... wanted) throws SQLException {
        var deadline = Instant.now().plus(PATIENCE);
        while (!log.partitions().equals(List.of(wanted)) && Instant.now().isBefore(deadline)) {
            Thread.onSpinWait();
        }
        assertThat(log.partitions()).containsExactly(wanted);
    }

    private static String[] events(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("event_p%d"::formatted)
                .toArray(String[]::new);
    }
}
