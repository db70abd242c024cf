package unisono.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.audit.Bank.Balance;
import unisono.audit.internal.OtherDatabase;
import unisono.audit.internal.StoreElsewhere;
import unisono.events.Origin;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// An audit log in another database.
final class AuditElsewhereTests {
    private static final Origin ANN = new Origin("ann", null, null);

    private final TestDatabase vault = TestPostgres.createDatabase();
    private final AuditTrail trail =
            AuditTrail.elsewhere(AuditPolicy.everything(), () -> Bank.settings(vault));
    private final Bank bank = Bank.with(trail::into);

    @AfterEach
    void close() {
        bank.close();
        trail.close();
        vault.close();
    }

    @Test
    void keepsThereWhatWasCommittedHere() throws SQLException {
        Origin.run(ANN, () -> bank.pay("a", 100));
        bank.roots().wrote(Bank.BALANCE, new Balance(1), new Balance(2));
        assertThat(bank.records()).isEmpty();

        bank.deliver();

        assertThat(bank.records())
                .extracting(
                        AuditRecord::event,
                        AuditRecord::actor,
                        AuditRecord::before,
                        AuditRecord::after)
                .containsExactly(
                        tuple(
                                "bank.paid",
                                "ann",
                                null,
                                "{\"account\":\"a\",\"cents\":100,\"pin\":\"1234\"}"),
                        tuple("account.balance", null, "{\"cents\":1}", "{\"cents\":2}"));
        assertThat(bank.column("select count(*) from audit.record")).containsExactly("0");
    }

    @Test
    void keepsThereThatAUnitWasRolledBackHere() {
        bank.when(
                "books",
                () -> {
                    throw new IllegalStateException("no");
                });
        assertThatThrownBy(() -> bank.pay("a", 100)).isInstanceOf(IllegalStateException.class);

        bank.deliver();

        assertThat(bank.records())
                .extracting(AuditRecord::outcome, AuditRecord::event, AuditRecord::listener)
                .containsExactly(
                        tuple(AuditOutcome.FAILED, "bank.paid", "Clerk.books of module bank"));
    }

    @Test
    void triesAgainUntilTheOtherDatabaseTakesIt() throws Exception {
        bank.pay("a", 1);
        bank.deliver();
        Bank.sql(
                vault,
                """
                create function audit.not_now() returns trigger language plpgsql as $$
                begin raise exception 'not now'; end $$;
                create trigger not_now before insert on audit.record
                    for each statement execute function audit.not_now()
                """);
        bank.pay("b", 2);
        awaitFailure();
        assertThat(keys()).containsExactly("a");

        Bank.sql(vault, "drop trigger not_now on audit.record");
        bank.deliver();

        assertThat(keys()).containsExactly("a", "b");
    }

    private void awaitFailure() throws InterruptedException {
        var end = Instant.now().plusSeconds(20);
        while (bank.deliveries().list(Optional.empty(), 10).isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(10);
        }
    }

    private List<String> keys() throws SQLException {
        return Bank.column(vault, "select key from audit.record order by time, id");
    }

    @Test
    void keepsARecordOnceThatComesAgain() {
        bank.pay("a", 1);
        bank.deliver();
        var record = bank.records().getFirst();

        try (var again = new OtherDatabase(() -> Bank.settings(vault))) {
            var listener = new StoreElsewhere(again);
            listener.store(record);
            listener.store(record);
        }

        assertThat(bank.records()).containsExactly(record);
    }
}
