package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unisono.test.Bank.ACCOUNT;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import unisono.test.Bank.Account;
import unisono.test.Bank.AccountClosed;
import unisono.test.Bank.AccountOpened;
import unisono.test.Bank.PaidIn;
import unisono.test.Bank.PaidOut;

/// What aggregates decide, without a database; and what the scenario says when they do not.
final class AggregateScenarioTests {
    @Test
    void tellsWhatHappens() {
        AggregateScenario.given(ACCOUNT, new AccountOpened("Ann"), new PaidIn(100, "GBP"))
                .whenOne(account -> account.payOut(30))
                .then(new PaidOut(30))
                .thenState(account -> assertThat(account.balance()).isEqualTo(70));
        AggregateScenario.given(ACCOUNT, new AccountOpened("Ann"), new PaidIn(100, "GBP"))
                .when(Account::close)
                .then(new PaidOut(100), new AccountClosed())
                .thenState(account -> assertThat(account.open()).isFalse());
        AggregateScenario.given(ACCOUNT).when(Account::close).thenNothing();
    }

    @Test
    void tellsWhatIsRefused() {
        var refusal =
                AggregateScenario.given(ACCOUNT, new AccountOpened("Ann"))
                        .whenOne(account -> account.payOut(1))
                        .thenRefuses(Account.Refused.class);

        assertThat(refusal).hasMessage("It has 0");
        AggregateScenario.given(ACCOUNT)
                .whenOne(account -> account.payIn(1))
                .thenRefuses(Account.Refused.class, "It is not open");
    }

    @Test
    void showsWhatWasGivenExpectedAndFound() {
        assertThatThrownBy(() ->
                        AggregateScenario.given(
                                        ACCOUNT, new AccountOpened("Ann"), new PaidIn(9, "GBP"))
                                .when(Account::close)
                                .then(new AccountClosed()))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        Given the account
                            AccountOpened[owner=Ann]
                            PaidIn[pence=9, currency=GBP]
                        expected
                            AccountClosed[]
                        but found
                            PaidOut[pence=9]
                            AccountClosed[]
                        """);
    }

    @Test
    void showsARefusalThatNobodyExpectedWithItsCause() {
        assertThatThrownBy(() ->
                        AggregateScenario.given(ACCOUNT)
                                .whenOne(account -> account.payIn(1))
                                .thenNothing())
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        """
                        Given the account
                            nothing
                        expected
                            nothing
                        but found
                            a refusal: Refused: It is not open
                        """)
                .hasCauseExactlyInstanceOf(Account.Refused.class);
    }

    @Test
    void showsThatNothingWasRefused() {
        var outcome =
                AggregateScenario.given(ACCOUNT, new AccountOpened("Ann"))
                        .whenOne(account -> account.payIn(1));

        assertThatThrownBy(() -> outcome.thenRefuses(Account.Refused.class))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageContaining("expected\n    a refusal: Refused\nbut found\n    PaidIn[");
        assertThatThrownBy(() -> outcome.thenRefuses(Account.Refused.class, "no"))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageContaining("expected\n    a refusal: Refused: no\n");
    }

    @Test
    void refusesACommandThatDecidesByChance() {
        var counter = new AtomicLong();

        assertThatThrownBy(() ->
                        AggregateScenario.given(ACCOUNT)
                                .when(_ -> List.of(new PaidIn(counter.incrementAndGet(), "GBP"))))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith("account decides something else when it is asked again");
    }
}
