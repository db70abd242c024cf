package unisono.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.audit.Bank.Balance;
import unisono.audit.Bank.BankApi;
import unisono.audit.Bank.Closed;
import unisono.audit.Bank.Moved;
import unisono.audit.Bank.Paid;
import unisono.audit.Bank.Rang;
import unisono.audit.Bank.Teller;
import unisono.data.DataException;
import unisono.data.DeliveryState;
import unisono.events.Origin;
import unisono.test.postgres.TestPostgres;

/// What an audit log in the application's own database keeps.
final class AuditTrailTests {
    private static final Origin ANN = new Origin("ann", "north", null);

    private final AuditTrail trail =
            AuditTrail.here(AuditPolicy.everything().leavingOut(Paid.class, "pin"));
    private final Bank bank = Bank.with(trail::into);

    @AfterEach
    void close() {
        bank.close();
        trail.close();
    }

    @Test
    void keepsWhoDidWhatAndWhen() {
        var before = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        Origin.run(ANN, () -> bank.pay("a", 100));

        var record = bank.records().getFirst();
        assertThat(bank.records()).hasSize(1);
        assertThat(record.event()).isEqualTo("bank.paid");
        assertThat(record.type()).isEqualTo("Paid");
        assertThat(record.module()).isEqualTo("bank");
        assertThat(record.emitter()).isEqualTo("Teller");
        assertThat(record.key()).isEqualTo("a");
        assertThat(record.actor()).isEqualTo("ann");
        assertThat(record.tenant()).isEqualTo("north");
        assertThat(record.time()).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(record.correlation()).isEqualTo(record.id());
        assertThat(record.cause()).isNull();
        assertThat(record.outcome()).isEqualTo(AuditOutcome.DONE);
        assertThat(record.listener()).isNull();
        assertThat(record.failure()).isNull();
    }

    @Test
    void keepsWhatWasThereBeforeAndAfter() {
        bank.transactions()
                .run(() -> {
                    bank.roots().wrote(Bank.BALANCE, new Balance(1), new Balance(2));
                    bank.roots().wrote(Bank.BALANCE, new Balance(2), null);
                    bank.roots().read(Bank.BALANCE, null, new Balance(3));
                    bank.events().emit(Teller.class, BankApi.OPENED);
                });

        assertThat(bank.records())
                .extracting(
                        AuditRecord::event,
                        AuditRecord::type,
                        AuditRecord::before,
                        AuditRecord::after)
                .containsExactly(
                        tuple(
                                "account.balance",
                                "WriteCompleted",
                                "{\"cents\":1}",
                                "{\"cents\":2}"),
                        tuple("account.balance", "WriteCompleted", "{\"cents\":2}", null),
                        tuple("account.balance", "ReadCompleted", null, "{\"cents\":3}"),
                        tuple("bank.opened", "NoPayload", null, null));
    }

    @Test
    void leavesOutWhatIsPersonalAndWhatIsSaidToBe() throws SQLException {
        bank.pay("a", 100);
        bank.transactions()
                .run(() ->
                        bank.events()
                                .emit(Teller.class, BankApi.MOVED, new Moved("a", "Main Street")));

        assertThat(bank.records())
                .extracting(AuditRecord::after)
                .containsExactly("{\"account\":\"a\",\"cents\":100}", "{\"account\":\"a\"}");
        assertThat(bank.column("select to_json(r)::text from audit.record r"))
                .noneMatch(row -> row.contains("1234") || row.contains("Main"));
    }

    @Test
    void keepsWhatListenersEmitWithItsCauseAndInOneUnit() {
        bank.when("books", () -> bank.events().emit(Teller.class, BankApi.CLOSED, new Closed("a")));
        bank.when("checks", () -> bank.events().emit(Teller.class, BankApi.OPENED));

        bank.pay("a", 100);

        assertThat(bank.records())
                .extracting(AuditRecord::event)
                .containsExactly("bank.paid", "bank.closed", "bank.opened");
        var first = bank.records().getFirst();
        assertThat(bank.records().subList(1, 3))
                .allMatch(record -> first.id().equals(record.cause()))
                .allMatch(record -> first.id().equals(record.correlation()));
    }

    @Test
    void keepsWhatIsPublishedOutsideOfATransaction() {
        bank.roots().wrote(Bank.BALANCE, null, new Balance(1));
        bank.bus().publish(new Rang("door"));

        assertThat(bank.records())
                .extracting(AuditRecord::event)
                .containsExactly("account.balance");
    }

    @Test
    void keepsThatItFailedOutsideOfATransaction() {
        try (var _ =
                Bank.BALANCE
                        .written()
                        .listen(
                                bank.bus(),
                                _ -> {
                                    throw new IllegalStateException("no");
                                })) {
            assertThatThrownBy(() -> bank.roots().wrote(Bank.BALANCE, null, new Balance(1)))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(bank.records())
                .extracting(AuditRecord::outcome, AuditRecord::failure, AuditRecord::after)
                .containsExactly(
                        tuple(AuditOutcome.FAILED, "java.lang.IllegalStateException", null));
    }

    @Test
    void keepsOneRecordOfAUnitThatWasRolledBackAndSaysWhichListenerFailed() {
        bank.when("books", () -> bank.events().emit(Teller.class, BankApi.CLOSED, new Closed("a")));
        bank.when(
                "files",
                () -> {
                    throw new DataException("secret 1234");
                });

        assertThatThrownBy(() -> Origin.run(ANN, () -> bank.pay("a", 100)))
                .isInstanceOf(DataException.class);

        assertThat(bank.records()).hasSize(1);
        var record = bank.records().getFirst();
        assertThat(record.outcome()).isEqualTo(AuditOutcome.FAILED);
        assertThat(record.event()).isEqualTo("bank.closed");
        assertThat(record.listener()).isEqualTo("Clerk.files of module bank");
        assertThat(record.failure()).isEqualTo("unisono.data.DataException");
        assertThat(record.actor()).isEqualTo("ann");
        assertThat(record.before()).isNull();
        assertThat(record.after()).isNull();
        assertThat(record.toString()).doesNotContain("1234");
    }

    @Test
    void saysWhichListenerFailedBeforeTheCommitAndInEachAttempt() {
        bank.when(
                "checks",
                () -> {
                    throw new IllegalStateException("no");
                });

        assertThatThrownBy(() -> bank.pay("a", 100)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> bank.pay("a", 100)).isInstanceOf(IllegalStateException.class);
        bank.when("checks", () -> {});
        bank.pay("a", 100);

        assertThat(bank.records())
                .extracting(AuditRecord::outcome, AuditRecord::listener)
                .containsExactly(
                        tuple(AuditOutcome.FAILED, "Clerk.checks of module bank"),
                        tuple(AuditOutcome.FAILED, "Clerk.checks of module bank"),
                        tuple(AuditOutcome.DONE, null));
    }

    @Test
    void keepsThatAUnitWasRolledBackByItsOwnWork() {
        assertThatThrownBy(() ->
                        bank.transactions()
                                .run(() -> {
                                    bank.emitPaid("a", 100);
                                    bank.emitPaid("b", 100);
                                    throw new IllegalStateException("no");
                                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(bank.records())
                .extracting(
                        AuditRecord::outcome,
                        AuditRecord::event,
                        AuditRecord::key,
                        AuditRecord::listener,
                        AuditRecord::failure)
                .containsExactly(tuple(AuditOutcome.FAILED, "bank.paid", "a", null, null));
    }

    @Test
    void leavesTheFailuresOfDurableDeliveriesToTheirOwnTable() {
        bank.deliver();
        bank.when(
                "mails",
                () -> {
                    bank.emitPaid("b", 1);
                    throw new IllegalStateException("no");
                });
        bank.transactions()
                .run(() -> bank.events().emit(Teller.class, BankApi.CLOSED, new Closed("a")));

        bank.deliver();

        assertThat(bank.records())
                .extracting(AuditRecord::event, AuditRecord::outcome)
                .containsExactly(tuple("bank.closed", AuditOutcome.DONE));
        assertThat(bank.deliveries().list(Optional.of(DeliveryState.DEAD), 10)).hasSize(1);
    }

    @Test
    @Tag("C64")
    void keepsOnlyWhatTheApplicationEmitsIntoWhichItWasPut() {
        try (var other = Bank.of(TestPostgres.createDatabase(), null)) {
            other.pay("other", 1);
            bank.pay("ours", 1);
            other.pay("other", 1);

            assertThat(bank.records()).extracting(AuditRecord::key).containsExactly("ours");
            assertThatThrownBy(other::records).hasMessageContaining("AuditLog");
        }
    }

    @Test
    @Tag("C64")
    void failsAndChangesNothingWhereItCannotBeKept() throws SQLException {
        bank.sql("create table public.work (id text)");
        bank.sql("alter table audit.record rename to elsewhere");

        assertThatThrownBy(() ->
                        bank.transactions()
                                .run(() -> {
                                    bank.transactions()
                                            .session()
                                            .createNativeMutationQuery(
                                                    "insert into public.work values ('a')")
                                            .executeUpdate();
                                    bank.emitPaid("a", 1);
                                }))
                .hasMessageContaining("audit.record");
        assertThatThrownBy(() -> bank.roots().wrote(Bank.BALANCE, null, new Balance(1)))
                .hasMessageContaining("audit.record");

        assertThat(bank.column("select id from public.work")).isEmpty();
        assertThat(bank.column("select name from unisono.event")).isEmpty();
    }

    /// Jackson would write whatever there is.
    public record Odd(Object thing) {}

    @Test
    @Tag("C64")
    void failsWhereSomethingCannotBeWritten() {
        var odd = Bank.ACCOUNT.part("odd", Odd.class);

        assertThatThrownBy(() ->
                        bank.transactions()
                                .run(() ->
                                        bank.roots()
                                                .wrote(odd, null, new Odd(new Thread("secret")))))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "Odd has at $.thing Object, which is no record. Only records say all that is written, and can be read again.");
        assertThat(bank.records()).extracting(AuditRecord::outcome).isEmpty();
    }

    @Test
    void refusesToChangeWhatItKept() throws SQLException {
        bank.pay("a", 1);
        var month = bank.column("select tableoid::regclass::text from audit.record").getFirst();

        assertThat(month).matches("audit\\.record_\\d{4}_\\d{2}");
        for (var table : List.of("audit.record", month, "audit.record_other")) {
            for (var change :
                    List.of(
                            "update " + table + " set actor = 'bob'",
                            "delete from " + table,
                            "truncate " + table)) {
                assertThatThrownBy(() -> bank.sql(change))
                        .as(change)
                        .hasMessageContaining("the audit log is never changed");
            }
        }
        assertThat(bank.records()).hasSize(1);
    }

    @Test
    void findsByActorEventTimeAndOutcome() {
        Origin.run(ANN, () -> bank.pay("a", 1));
        bank.pay("b", 2);
        bank.transactions().run(() -> bank.events().emit(Teller.class, BankApi.OPENED));
        var opened = bank.records().getLast();
        var all = AuditQuery.newest(10);

        assertThat(found(all)).containsExactly("bank.opened", "bank.paid", "bank.paid");
        assertThat(found(AuditQuery.newest(1))).containsExactly("bank.opened");
        assertThat(found(all.actor("ann"))).containsExactly("bank.paid");
        assertThat(found(all.actor("ann").event("bank.opened"))).isEmpty();
        assertThat(found(all.event("bank.opened"))).containsExactly("bank.opened");
        assertThat(found(all.since(opened.time()))).containsExactly("bank.opened");
        assertThat(found(all.outcome(AuditOutcome.FAILED))).isEmpty();
        assertThatThrownBy(() -> AuditQuery.newest(1_001))
                .hasMessage("A limit of 1001 is not between 1 and 1000.");
    }

    private List<String> found(AuditQuery query) {
        return bank.log().find(query).stream().map(AuditRecord::event).toList();
    }

    @Test
    void dropsWholeMonthsAndKeepsFourAhead() throws SQLException {
        bank.pay("a", 1);
        bank.sql("select audit.make_month(date '2020-01-01')");
        bank.sql("select audit.make_months()");
        var months = "select count(*) from pg_inherits where inhparent = 'audit.record'::regclass";

        assertThat(bank.column(months)).containsExactly("6");
        assertThat(bank.log().dropBefore(Instant.parse("2020-01-31T23:59:59Z"))).isZero();
        assertThat(bank.log().dropBefore(Instant.parse("2020-02-01T00:00:00Z"))).isEqualTo(1);
        assertThat(bank.log().dropBefore(Instant.now())).isZero();

        assertThat(bank.column(months)).containsExactly("5");
        assertThat(bank.records()).hasSize(1);
    }
}
