package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static unisono.test.Bank.ACCOUNT;
import static unisono.test.Bank.ANN;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.aggregate.Versioned;
import unisono.test.Bank.Account;
import unisono.test.Bank.Branch;
import unisono.test.Bank.PaidIn;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// Snapshots help, and are never believed more than the events.
final class AggregateSnapshotTests {
    private static final String SNAPSHOT =
            "select stream || ' ' || version || ' ' || shape || ' ' || convert_from(data, 'UTF8') from unisono.snapshot";

    private final TestDatabase database = TestPostgres.createDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private Bank bank(int every, int shape) {
        return new Branch().type(ACCOUNT.snapshotEvery(every, shape)).openedOn(database);
    }

    @Test
    void areWrittenEverySoManyEvents() {
        try (var bank = bank(3, 1)) {
            bank.fill(ANN, 2);
            assertThat(bank.text("select count(*) from unisono.snapshot")).isEqualTo("0");

            bank.accounts().changeBy(ANN, account -> account.payIn(1));
            var first = bank.text(SNAPSHOT);
            bank.accounts().changeBy(ANN, account -> account.payIn(1));
            bank.accounts().changeBy(ANN, account -> account.payIn(1));
            assertThat(bank.text(SNAPSHOT)).isEqualTo(first);
            bank.accounts().changeBy(ANN, account -> account.payIn(1));

            assertThat(first).isEqualTo("1 3 1 {\"owner\":\"ann\",\"balance\":2,\"open\":true}");
            assertThat(bank.text(SNAPSHOT))
                    .isEqualTo("1 6 1 {\"owner\":\"ann\",\"balance\":5,\"open\":true}");
        }
    }

    @Test
    void spareReadingWhatIsInThem() {
        try (var bank = bank(3, 1)) {
            bank.fill(ANN, 7);
            forget(bank, 6);

            assertThat(bank.accounts().load(ANN)).isEqualTo(new Versioned<>(ann(6), 7));
            assertThat(bank.accounts().at(ANN, 6).version()).isEqualTo(6);
            bank.accounts().change(ANN, _ -> List.of(new PaidIn(1, "GBP"), new PaidIn(1, "GBP")));
            assertThat(bank.accounts().load(ANN)).isEqualTo(new Versioned<>(ann(8), 9));
        }
    }

    @Test
    void areWrittenInTheMiddleOfACommand() {
        try (var bank = bank(2, 1)) {
            bank.fill(ANN, 1);
            bank.transactions()
                    .run(() -> {
                        bank.accounts().changeBy(ANN, account -> account.payIn(1));
                        bank.accounts().changeBy(ANN, account -> account.payIn(1));
                    });
            forget(bank, 3);
            bank.accounts().changeBy(ANN, account -> account.payIn(1));

            assertThat(bank.accounts().load(ANN)).isEqualTo(new Versioned<>(ann(3), 4));
        }
    }

    @Test
    void arePassedOverWhenTheyAreOfAnotherShape() {
        try (var bank = bank(3, 1)) {
            bank.fill(ANN, 4);
            bank.sql("update unisono.snapshot set data = convert_to('{\"balance\":99}', 'UTF8')");
        }
        try (var bank = bank(3, 2)) {
            assertThat(bank.accounts().load(ANN)).isEqualTo(new Versioned<>(ann(3), 4));

            bank.accounts().changeBy(ANN, account -> account.payIn(1));

            assertThat(bank.text(SNAPSHOT))
                    .isEqualTo("1 5 2 {\"owner\":\"ann\",\"balance\":4,\"open\":true}");
        }
    }

    @Test
    void arePassedOverWhenTheyCannotBeRead() {
        try (var bank = bank(3, 1)) {
            bank.fill(ANN, 4);
            bank.sql("update unisono.snapshot set data = convert_to('{\"owner\":', 'UTF8')");

            assertThat(bank.accounts().load(ANN)).isEqualTo(new Versioned<>(ann(3), 4));
        }
    }

    @Test
    void areLaterThanWhatSomebodyAsksFor() {
        try (var bank = bank(3, 1)) {
            bank.fill(ANN, 7);

            assertThat(bank.accounts().at(ANN, 2)).isEqualTo(new Versioned<>(ann(1), 2));
        }
    }

    @Test
    void helpOneThatHadNone() {
        try (var bank = new Branch().openedOn(database)) {
            bank.fill(ANN, 5);
        }
        try (var bank = bank(3, 1)) {
            bank.accounts().changeBy(ANN, account -> account.payIn(1));

            assertThat(bank.text("select version from unisono.snapshot")).isEqualTo("6");
        }
    }

    private static Account ann(int balance) {
        return new Account("ann", balance, true);
    }

    /// Takes events away, so that who reads them would notice.
    private static void forget(Bank bank, int until) {
        bank.sql("alter table unisono.event_p0 disable trigger event_is_final");
        bank.sql("delete from unisono.event_p0 where stream_version <= " + until);
    }
}
