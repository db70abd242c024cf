package unisono.data.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unisono.data.LoggedEmission;

/// The log is read page by page, up to what is decided.
final class LogReaderTests {
    private final LogDatabase log = LogDatabase.migrated();
    private Connection reader;
    private Connection slow;
    private Connection quick;

    @BeforeEach
    void connect() throws SQLException {
        reader = log.connect();
        slow = log.connect();
        slow.setAutoCommit(false);
        quick = log.connect();
    }

    @AfterEach
    void close() throws SQLException {
        reader.close();
        slow.close();
        quick.close();
        log.close();
    }

    @Test
    void readsEverythingInOrderPageByPage() throws SQLException {
        LogDatabase.append(quick, 1, 7);

        var numbers = new ArrayList<String>();
        var page = LogReader.page(reader, 0, 3);
        numbers.addAll(numbers(page));
        while (page.more()) {
            page = LogReader.page(reader, page.next(), 3);
            numbers.addAll(numbers(page));
        }

        assertThat(numbers).containsExactly("1", "2", "3", "4", "5", "6", "7");
        assertThat(page.next()).isEqualTo(page.horizon());
        assertThat(page.rows().getLast().position()).isEqualTo(page.horizon());
    }

    @Test
    void tellsTheHorizonOfALogWithNothingInIt() throws SQLException {
        assertThat(LogReader.page(reader, 0, 10))
                .isEqualTo(new LogPage(List.of(), 1, 1, false, false));
    }

    @Test
    void waitsForAWriterThatDrewBeforeAndCommitsLater() throws SQLException {
        LogDatabase.append(slow, 1, 1);
        LogDatabase.append(quick, 2, 3);

        var before = LogReader.page(reader, 0, 10);
        slow.commit();
        var after = LogReader.page(reader, before.next(), 10);

        assertThat(before.rows()).isEmpty();
        assertThat(numbers(after)).containsExactly("1", "2", "3");
    }

    @Test
    void goesOnWhenAWriterRollsBackAlsoToASavepoint() throws SQLException {
        LogDatabase.append(slow, 1, 1);
        LogDatabase.append(quick, 2, 2);
        slow.rollback();

        assertThat(numbers(LogReader.page(reader, 0, 10))).containsExactly("2");

        var savepoint = slow.setSavepoint();
        LogDatabase.append(slow, 3, 3);
        slow.rollback(savepoint);
        LogDatabase.append(quick, 4, 4);

        assertThat(numbers(LogReader.page(reader, 0, 10))).containsExactly("2", "4");
    }

    @Test
    void isHeldBackByTheFirstOfSeveralAppendsOfATransaction() throws SQLException {
        long first = LogDatabase.append(slow, 1, 1);
        LogDatabase.append(quick, 2, 2);
        LogDatabase.append(slow, 3, 3);

        assertThat(LogReader.page(reader, 0, 10).horizon()).isEqualTo(first - 1);

        slow.commit();
        assertThat(numbers(LogReader.page(reader, 0, 10))).containsExactly("1", "2", "3");
    }

    @Test
    void isNotHeldBackByWhoeverWritesElsewhere() throws SQLException {
        log.execute("create table unrelated (number int)");
        LogDatabase.execute(slow, "insert into unrelated values (1)");
        LogDatabase.append(quick, 1, 1);

        assertThat(numbers(LogReader.page(reader, 0, 10))).containsExactly("1");
    }

    @Test
    void readsOnFromWhereItWasWhenTheHorizonStepsBack() throws SQLException {
        assertThat(LogReader.page(reader, 900, 10).next()).isEqualTo(900);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void refusesATransactionWhoseSnapshotMayBeOlder(int isolation) throws SQLException {
        reader.setAutoCommit(false);
        reader.setTransactionIsolation(isolation);

        assertThatThrownBy(() -> LogReader.page(reader, 0, 10))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("the log is read in READ COMMITTED only")
                .hasMessageContaining("Read the log in a transaction of its own.");
    }

    @Test
    void readsInATransactionOfReadCommittedToo() throws SQLException {
        reader.setAutoCommit(false);
        assertThat(LogReader.page(reader, 0, 10).rows()).isEmpty();

        LogDatabase.append(quick, 1, 1);

        assertThat(numbers(LogReader.page(reader, 0, 10))).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
    void seesWhatIsAppendedInAnyIsolation(int isolation) throws SQLException {
        slow.setTransactionIsolation(isolation);
        LogDatabase.texts(slow, "select count(*) from unisono.event");
        LogDatabase.append(quick, 1, 1);
        LogDatabase.append(slow, 2, 2);

        assertThat(numbers(LogReader.page(reader, 0, 10))).containsExactly("1");
        slow.commit();
        assertThat(numbers(LogReader.page(reader, 0, 10))).containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10_001})
    void refusesAPageOfNothingAndOneThatIsTooLong(int limit) {
        assertThatThrownBy(() -> LogReader.page(reader, 0, limit))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("A page of %d rows is not between 1 and 10000.", limit);
    }

    @Test
    void readsTheNewestFirst() throws SQLException {
        LogDatabase.append(quick, 1, 5);

        assertThat(LogReader.newest(reader, 2))
                .extracting(LoggedEmission::payload)
                .containsExactly("5", "4");
    }

    @Test
    void tellsWhoHoldsTheHorizonBackAndThatItIsTheLowest() throws SQLException {
        long first = LogDatabase.append(slow, 1, 1);
        var second = log.connect();
        second.setAutoCommit(false);
        LogDatabase.append(second, 2, 2);

        var horizon = HorizonReader.read(reader);

        assertThat(horizon.position()).isEqualTo(first - 1);
        assertThat(horizon.newest()).isEqualTo(first + 1);
        assertThat(horizon.behind()).isEqualTo(2);
        assertThat(horizon.heldBy()).hasSize(2);
        assertThat(horizon.heldBy().getFirst())
                .satisfies(holder -> {
                    assertThat(holder.position()).isEqualTo(first - 1);
                    assertThat(holder.pid()).isEqualTo(pid(slow));
                    assertThat(holder.user()).isEqualTo(log.settings().user());
                    assertThat(holder.state()).isEqualTo("idle in transaction");
                    assertThat(holder.since()).isNotNull();
                });
        second.close();
    }

    private static int pid(Connection connection) throws SQLException {
        return Integer.parseInt(
                LogDatabase.texts(connection, "select pg_backend_pid()").getFirst());
    }

    private static List<String> numbers(LogPage page) {
        return page.rows().stream().map(LoggedEmission::payload).toList();
    }
}
