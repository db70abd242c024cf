package unisono.data.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What reads the log takes an index, however large the log is: two hundred thousand rows in four
/// partitions here.
final class LogPlansTests {
    private static final LogDatabase LOG = LogDatabase.migrated();
    private static final int PARTITIONS = 4;
    private static final int ROWS_OF_EACH = 50_000;
    private static final long SIZE = 10_000_000;

    /// PostgreSQL decides after five executions whether one plan will do for all.
    private static final int EXECUTIONS = 12;

    private static final Pattern RETURN_QUERY =
            Pattern.compile("return query(.*?);", Pattern.DOTALL);

    @BeforeAll
    static void fill() throws SQLException {
        for (int i = 0; i < PARTITIONS; i++) {
            LOG.execute("select setval('unisono.position', %d)".formatted(Math.max(1, i * SIZE)));
            LOG.append(1, ROWS_OF_EACH);
        }
        LOG.execute("select unisono.make_partitions()");
    }

    @AfterAll
    static void close() {
        LOG.close();
    }

    @Test
    void takeIndexesInOneScanOfAPage() throws SQLException {
        assertIndexed(
                explained(
                        pageQuery()
                                .replace("page.horizon", "$1::bigint")
                                .replace("behind", "$2::bigint")
                                .replace("most", "$3::int")));
    }

    @Test
    void takeIndexesForTheNewest() throws SQLException {
        assertIndexed(explained(LogReader.NEWEST.replace("?", "$1::int")));
    }

    /// The exactness of the log rests on it.
    @ParameterizedTest
    @MethodSource("appends")
    void drawPositionsWhenTheFloorIsHeld(String append) throws SQLException {
        var plan = explained("verbose", typed(append, "[]"));

        assertDrawnLast(plan);
        assertThat(plan.indexOf("nextval("))
                .as("computed by the join or above it: %s", plan)
                .isLessThan(plan.indexOf("Function Scan"));
    }

    @ParameterizedTest
    @MethodSource("appendsOfOne")
    void drawOnePositionWhenTheFloorIsHeld(String append) throws SQLException {
        var plan = explained("verbose", typed(append, ""));

        assertDrawnLast(plan);
        assertThat(plan.indexOf("nextval("))
                .as("computed from the row of the subquery: %s", plan)
                .isGreaterThan(plan.indexOf("Subquery Scan on floor"));
    }

    private static void assertDrawnLast(String plan) {
        assertThat(plan)
                .containsOnlyOnce("nextval(")
                .containsOnlyOnce("pg_advisory_xact_lock_shared(")
                .doesNotContain("Sort")
                .doesNotContain("Hash")
                .doesNotContain("Merge");
        assertThat(plan.indexOf("nextval("))
                .as("above what it draws on: %s", plan)
                .isLessThan(plan.indexOf("pg_advisory_xact_lock_shared("));
    }

    private static String typed(String append, String each) {
        var types =
                "timestamptz uuid uuid int text text text bytea text uuid text text text bigint int"
                        .split(" ", -1);
        var typed = append;
        for (int i = 0; i < types.length; i++) {
            typed = typed.replaceFirst("\\?", "\\$%d::%s%s".formatted(i + 1, types[i], each));
        }
        return typed;
    }

    static List<String> appends() {
        return List.of(LogWriter.APPEND, LogWriter.APPEND_STREAMS);
    }

    static List<String> appendsOfOne() {
        return List.of(LogWriter.APPEND_ONE, LogWriter.APPEND_ONE_OF_STREAM);
    }

    /// By the server's own count, before it knows anything of the tables and afterwards.
    @ParameterizedTest
    @ValueSource(strings = {"select 1", "analyze unisono.event"})
    void neverScanAPartitionFromItsBeginningToItsEnd(String before) throws SQLException {
        LOG.execute(before);
        try (var connection = LOG.connect()) {
            connection.setAutoCommit(false);
            int rows = 0;
            for (int i = 0; i < EXECUTIONS; i++) {
                rows += LogReader.page(connection, i * SIZE / 3, 500).rows().size();
                rows += LogReader.newest(connection, 20).size();
                var _ = HorizonReader.read(connection);
            }

            assertThat(rows).isGreaterThan(5_000);
            assertThat(scanned(connection, "seq_scan")).isZero();
            assertThat(scanned(connection, "idx_scan")).isGreaterThan(EXECUTIONS);
        }
    }

    /// A page reads about as many blocks at the end of the log as at its beginning.
    @Test
    void readAsMuchAtTheEndAsAtTheBeginning() throws SQLException {
        try (var connection = LOG.connect()) {
            connection.setAutoCommit(false);
            long atFirst = fetched(connection, 0);
            long atLast = fetched(connection, (PARTITIONS - 1) * SIZE + ROWS_OF_EACH / 2);

            assertThat(atFirst).isBetween(500L, 510L);
            assertThat(atLast).isBetween(500L, 510L);
        }
    }

    private static long fetched(Connection connection, long after) throws SQLException {
        long before = scanned(connection, "idx_tup_fetch");
        assertThat(LogReader.page(connection, after, 500).rows()).hasSize(500);
        return scanned(connection, "idx_tup_fetch") - before;
    }

    private static void assertIndexed(String plan) {
        assertThat(plan)
                .contains("Index Scan")
                .doesNotContain("Seq Scan")
                .doesNotContain("Sort")
                .doesNotContain("Bitmap");
    }

    /// The statement inside the function.
    private static String pageQuery() throws SQLException {
        var body =
                LOG.texts("select prosrc from pg_proc where proname = 'page' and pronargs = 2")
                        .getFirst();
        var query = RETURN_QUERY.matcher(body);
        assertThat(query.find()).isTrue();
        return query.group(1);
    }

    /// The plan for whatever the parameters are.
    private static String explained(String query) throws SQLException {
        return explained("costs off", query);
    }

    private static String explained(String option, String query) throws SQLException {
        var settings = LOG.settings();
        try (var connection =
                DriverManager.getConnection(
                        settings.jdbcUrl() + "?preferQueryMode=simple",
                        settings.user(),
                        settings.password())) {
            return String.join(
                    "\n",
                    LogDatabase.texts(
                            connection, "explain (generic_plan, %s) %s".formatted(option, query)));
        }
    }

    private static long scanned(Connection connection, String column) throws SQLException {
        return Long.parseLong(
                LogDatabase.texts(
                                connection,
                                "select coalesce(sum(%s), 0) from pg_stat_xact_user_tables where relname like 'event\\_p%%'"
                                        .formatted(column))
                        .getFirst());
    }
}
