package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unisono.data.DatabaseUnavailable;
import unisono.data.Isolation;
import unisono.data.Transactions;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// The first transaction of a connection is like any other.
final class FreshConnectionTests {
    private static final TestDatabase DATABASE = TestPostgres.createDatabase();
    private static final Wire WIRE = Wire.to(DATABASE.jdbcUrl());
    private static final Bakery BAKERY = new Bakery(WIRE, DATABASE);

    private final Transactions transactions = BAKERY.transactions();

    @BeforeEach
    void loseTheOnlyConnection() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            WIRE.cut();
                            ask(transactions, "select 'nobody'");
                        }))
                .isExactlyInstanceOf(DatabaseUnavailable.class);
    }

    @AfterAll
    static void close() {
        BAKERY.close();
        WIRE.close();
        DATABASE.close();
    }

    @Test
    void waitsForNoRowLongerThanAllowedAlsoAfterARollback() {
        assertThatThrownBy(() ->
                        transactions.run(() -> {
                            assertThat(ask(transactions, "show lock_timeout")).isEqualTo("10s");
                            throw new IOException("fire");
                        }))
                .hasMessage("fire");

        assertThat(ask(transactions, "show lock_timeout")).isEqualTo("10s");
    }

    @Test
    void mayBeReadOnly() {
        assertThat(ask(transactions.readOnly(), "show transaction_read_only")).isEqualTo("on");
        assertThat(ask(transactions, "show transaction_read_only")).isEqualTo("off");
    }

    @Test
    void mayBeOfAnotherIsolation() {
        var serializable = transactions.isolation(Isolation.SERIALIZABLE);

        assertThat(ask(serializable, "show transaction_isolation")).isEqualTo("serializable");
        assertThat(ask(transactions, "show transaction_isolation")).isEqualTo("read committed");
    }

    @Test
    void beginsWhenItIsAskedFor() {
        var traffic = WIRE.measure(() -> ask(transactions, "select 'somebody'"));

        assertThat(traffic.statements())
                .as(traffic::toString)
                .endsWith(
                        "BEGIN",
                        "set lock_timeout = '10s'",
                        "COMMIT",
                        "BEGIN",
                        "select 'somebody'",
                        "COMMIT");
    }

    private static String ask(Transactions transactions, String sql) {
        return transactions.call(() ->
                transactions.session().createNativeQuery(sql, String.class).getSingleResult());
    }
}
