package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.payment.internal.PaymentShop.line;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the database itself keeps of the ledger, whoever writes to it.
final class LedgerTests {
    private static final String CHECK_VIOLATION = "23514";
    private static final String RESTRICT_VIOLATION = "23001";

    @AutoClose private static final PaymentShop SHOP = new PaymentShop();

    private final UUID payment = UUID.randomUUID();
    private final UUID posting = UUID.randomUUID();

    @BeforeAll
    static void book() {
        SHOP.orderOf(SHOP.cartWith(line("22423", 6, "2.55")));
    }

    @Test
    void takesABalancedPosting() throws SQLException {
        write(posting(), entry("cash", "10.00", "0"), entry("sales", "0", "10.00"));

        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void takesABalancedPostingOfManyEntries() throws SQLException {
        write(
                posting(),
                entry("cash", "12.00", "0"),
                entry("sales", "0", "10.00"),
                entry("tax", "0", "2.00"));

        assertThat(entries()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"10.00, 9.99", "9.99, 10.00"})
    void refusesAPostingThatIsNotBalanced(String debit, String credit) throws SQLException {
        assertRefused(
                CHECK_VIOLATION,
                "posting %s is not balanced".formatted(posting),
                posting(),
                entry("cash", debit, "0"),
                entry("sales", "0", credit));
    }

    @Test
    void refusesAPostingOfOneEntry() throws SQLException {
        assertRefused(
                CHECK_VIOLATION,
                "posting %s is not balanced".formatted(posting),
                posting(),
                entry("cash", "10.00", "0"));
    }

    @Test
    void refusesAPostingThatIsBalancedOnlyAcrossCurrencies() throws SQLException {
        assertRefused(
                CHECK_VIOLATION,
                "posting %s is not balanced".formatted(posting),
                posting(),
                entry("cash", "10.00", "0"),
                entry("sales", "0", "10.00").replace("GBP", "EUR"));
    }

    @Test
    void refusesAPostingWithoutEntries() throws SQLException {
        assertRefused(CHECK_VIOLATION, "posting %s has no entries".formatted(posting), posting());
    }

    @Test
    void refusesAnEntryThatComesLater() throws SQLException {
        write(posting(), entry("cash", "10.00", "0"), entry("sales", "0", "10.00"));

        assertThatThrownBy(() -> execute(entry("tax", "1.00", "0")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("posting %s is not balanced", posting);
        assertThat(entries()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "10.00, 10.00", "-10.00, 0", "0, -10.00"})
    void refusesAnEntryThatIsNeitherDebitNorCredit(String debit, String credit) {
        assertThatThrownBy(() -> write(posting(), entry("cash", debit, credit)))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(CHECK_VIOLATION))
                .hasMessageContaining("violates check constraint");
        assertThat(entries()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payment.entry set debit = debit * 2, credit = credit * 2",
                "update payment.posting set posted_at = now()",
                "update payment.entry set account = 'mine' where false",
                "delete from payment.entry",
                "delete from payment.posting",
                "truncate payment.entry",
                "truncate payment.posting cascade",
                "truncate payment.payment cascade",
                "merge into payment.entry using (select) s on true when matched then delete"
            })
    void isNeverChanged(String change) {
        assertThatThrownBy(() -> execute(change))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(RESTRICT_VIOLATION))
                .hasMessageStartingWith(
                        "ERROR: payments and their ledger are never changed: book a posting that reverses the wrong one");
    }

    private void assertRefused(String state, String message, String... statements) {
        assertThatThrownBy(() -> write(statements))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(state))
                .hasMessageStartingWith("ERROR: " + message);
        assertThat(entries()).isZero();
    }

    /// Writes as one transaction, after a payment to which the posting belongs.
    private void write(String... statements) throws SQLException {
        try (var connection = SHOP.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "insert into payment.payment values ('%s', '%s', 'GBP', 10, now())"
                            .formatted(payment, UUID.randomUUID()));
            for (var sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = SHOP.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String posting() {
        return "insert into payment.posting values ('%s', '%s', now(), 'booked')"
                .formatted(posting, payment);
    }

    private String entry(String account, String debit, String credit) {
        return "insert into payment.entry values ('%s', '%s', 'GBP', %s, %s)"
                .formatted(posting, account, debit, credit);
    }

    private long entries() {
        return SHOP.transactions()
                .call(() ->
                        SHOP.transactions()
                                .session()
                                .createNativeQuery(
                                        "select count(*) from payment.entry where posting = :posting",
                                        Long.class)
                                .setParameter("posting", posting)
                                .getSingleResult());
    }
}
