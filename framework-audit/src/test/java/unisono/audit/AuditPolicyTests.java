package unisono.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.audit.Bank.Balance;
import unisono.audit.Bank.BankApi;
import unisono.audit.Bank.Closed;
import unisono.audit.Bank.Paid;
import unisono.audit.Bank.Rang;
import unisono.audit.Bank.Writing;
import unisono.events.ApplicationBooted;
import unisono.events.Emission;
import unisono.events.EventType;
import unisono.events.MessageName;
import unisono.events.NoPayload;
import unisono.events.QuestionName;
import unisono.events.root.ReadCompleted;
import unisono.events.root.RootEvent;
import unisono.events.root.WriteCompleted;

/// Which emissions are audited.
final class AuditPolicyTests {
    private static final AuditPolicy POLICY =
            AuditPolicy.everything()
                    .allow(BankApi.PAID)
                    .allow(RootEvent.class)
                    .deny(ReadCompleted.class)
                    .leavingOut(Paid.class, "pin");

    private static final Said PAID = new Said(BankApi.PAID, new Paid("a", 1, null));
    private static final Said CLOSED = new Said(BankApi.CLOSED, new Closed("a"));
    private static final Said OPENED = new Said(BankApi.OPENED, NoPayload.NO_PAYLOAD);
    private static final Said READ = object(Bank.BALANCE.wasRead(null, new Balance(1)));
    private static final Said WRITTEN = object(Bank.BALANCE.wasWritten(null, new Balance(1)));
    private static final Said RANG = object(new Rang("door"));

    @Test
    @Tag("C64")
    void admitsEverythingWithoutLists() {
        assertThat(admitted(AuditPolicy.everything()))
                .containsExactly(PAID, CLOSED, OPENED, READ, WRITTEN);
    }

    @Test
    @Tag("C64")
    void admitsOnlyWhatIsAllowed() {
        assertThat(admitted(AuditPolicy.everything().allow(WriteCompleted.class)))
                .containsExactly(WRITTEN);
        assertThat(admitted(AuditPolicy.everything().allow(BankApi.CLOSED, BankApi.OPENED)))
                .containsExactly(CLOSED, OPENED);
        assertThat(admitted(POLICY)).containsExactly(PAID, WRITTEN);
    }

    @Test
    @Tag("C64")
    void takesASupertypeForAllItsSubtypes() {
        assertThat(admitted(AuditPolicy.everything().allow(RootEvent.class)))
                .containsExactly(READ, WRITTEN);
        assertThat(admitted(AuditPolicy.everything().allow(Writing.class)))
                .containsExactly(PAID, RANG);
        assertThat(admitted(AuditPolicy.everything().deny(RootEvent.class, Record.class)))
                .containsExactly(OPENED);
    }

    @Test
    @Tag("C64")
    void letsTheDenyListWin() {
        assertThat(admitted(AuditPolicy.everything().allow(Paid.class).deny(Paid.class))).isEmpty();
        assertThat(admitted(AuditPolicy.everything().allow(BankApi.PAID).deny(Writing.class)))
                .isEmpty();
        assertThat(admitted(AuditPolicy.everything().deny(BankApi.PAID)))
                .containsExactly(CLOSED, OPENED, READ, WRITTEN);
    }

    @Test
    void admitsNeitherQuestionsNorItself() {
        var all = AuditPolicy.everything().allow(Object.class);
        var price = QuestionName.of("bank.price", Paid.class, Integer.class);
        var itself =
                new AuditRecord(
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        AuditOutcome.DONE,
                        "bank.paid",
                        "Paid",
                        "bank",
                        "Teller",
                        null,
                        null,
                        null,
                        null,
                        null,
                        UUID.randomUUID(),
                        null,
                        null,
                        null,
                        null);

        assertThat(all.admits(new Said(price, new Paid("a", 1, null)))).isFalse();
        assertThat(all.admits(new Said(AuditApi.RECORDED, itself))).isFalse();
        assertThat(all.admits(object(new ApplicationBooted()))).isTrue();
        assertThat(AuditPolicy.everything().admits(object(new ApplicationBooted()))).isFalse();
    }

    @Test
    void refusesToLeaveOutWhatIsNotThere() {
        assertThat(POLICY.leavesOut(Paid.class, "pin")).isTrue();
        assertThat(POLICY.leavesOut(Paid.class, "cents")).isFalse();
        assertThat(POLICY.leavesOut(Closed.class, "pin")).isFalse();
        assertThatThrownBy(() -> AuditPolicy.everything().leavingOut(Paid.class, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "Paid has no component secret to be left out, but [account, cents, pin].");
    }

    private static List<Emission> admitted(AuditPolicy policy) {
        var all = new ArrayList<Emission>(List.of(PAID, CLOSED, OPENED, READ, WRITTEN, RANG));
        all.removeIf(one -> !policy.admits(one));
        return all;
    }

    private static Said object(Object event) {
        return new Said(new EventType<>(event.getClass()), event);
    }

    /// As much of an emission as a policy looks at.
    private record Said(MessageName<?> event, Object payload) implements Emission {
        @Override
        public Class<?> emitter() {
            return Bank.Teller.class;
        }

        @Override
        public String module() {
            return "bank";
        }

        @Override
        public boolean heard() {
            return true;
        }

        @Override
        public UUID id() {
            return new UUID(0, 0);
        }

        @Override
        public Instant time() {
            return Instant.EPOCH;
        }

        @Override
        public @Nullable UUID cause() {
            return null;
        }

        @Override
        public UUID correlation() {
            return id();
        }
    }
}
