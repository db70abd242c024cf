package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.test.Bank.ANN;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.NewerPayload;
import unisono.data.aggregate.AggregateStore;
import unisono.test.Bank.Account;
import unisono.test.Bank.AccountEvent;
import unisono.test.Bank.AccountId;
import unisono.test.Bank.PaidIn;

/// Streams whose events are old, new, broken, unknown or gone.
final class AggregateDamageTests {
    private final Bank bank = Bank.open();
    private final AggregateStore<AccountId, Account, AccountEvent> accounts = bank.accounts();

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void readsWhatAnOldReleaseStored() {
        bank.fill(ANN, 3);
        rewrite("version = 1, payload = convert_to('{\"pence\":40}', 'UTF8')");

        assertThat(accounts.load(ANN).state().balance()).isEqualTo(41);
        assertThat(accounts.history(ANN, 2, 1).getFirst().event()).isEqualTo(new PaidIn(40, "GBP"));
    }

    @Test
    void saysWhatALaterReleaseWrote() {
        bank.fill(ANN, 3);
        rewrite("version = 3");

        assertThatThrownBy(() -> accounts.load(ANN))
                .isExactlyInstanceOf(NewerPayload.class)
                .hasMessage(
                        "Version 3 of account ann cannot be read. A payload of bank.paid-in has version 3, and this code knows it up to version 2. A later release wrote it: read it with that one.");
    }

    @Test
    void saysWhatCannotBeRead() {
        bank.fill(ANN, 3);
        rewrite("payload = convert_to('{\"pence\":\"much\",\"currency\":\"GBP\"}', 'UTF8')");

        assertThatThrownBy(() -> accounts.load(ANN))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "Version 3 of account ann cannot be read. A payload of bank.paid-in, version 2, cannot be read: $.pence is missing, or not what PaidIn has there.");
        assertThat(accounts.at(ANN, 2).version()).isEqualTo(2);
    }

    @Test
    void saysWhatNobodyKnows() {
        bank.fill(ANN, 3);
        rewrite("name = 'bank.robbed'");

        assertThatThrownBy(() -> accounts.load(ANN))
                .isExactlyInstanceOf(DataException.class)
                .hasMessage(
                        "Version 3 of account ann is the event bank.robbed, which its aggregate type does not have. Either it was taken out of events(…), and belongs back, or a later release wrote it: read it with that one.");
    }

    @Test
    void saysWhatIsLost() {
        bank.fill(ANN, 4);
        bank.sql("alter table unisono.event_p0 disable trigger event_is_final");
        bank.sql("delete from unisono.event_p0 where stream_version = 3");
        assertThatThrownBy(() -> accounts.load(ANN))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith("Behind version 2 of account ann comes version 4");

        bank.sql("delete from unisono.event_p0 where stream_version = 4");
        assertThatThrownBy(() -> accounts.load(ANN))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        "The log has account ann up to version 2, and its head says 4.");
    }

    /// Makes something else of the third event.
    private void rewrite(String assignment) {
        bank.sql("alter table unisono.event_p0 disable trigger event_is_final");
        bank.sql("update unisono.event_p0 set %s where stream_version = 3".formatted(assignment));
    }
}
