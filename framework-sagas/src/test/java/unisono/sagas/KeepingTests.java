package unisono.sagas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.commands.CommandName;
import unisono.commands.NoResult;
import unisono.data.NewerPayload;
import unisono.sagas.Shop.Apologize;
import unisono.sagas.Shop.Fulfilment;
import unisono.sagas.Shop.Release;
import unisono.sagas.Shop.Reserve;
import unisono.sagas.Shop.Ship;
import unisono.sagas.Shop.ShopApi;
import unisono.sagas.ShopNode.Plan;
import unisono.sagas.internal.Forgettings;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// What is kept of processes, and what is refused.
final class KeepingTests {
    private static final CommandName<Ship, NoResult> UNHANDLED =
            CommandName.of("shop.unhandled", Ship.class);

    private final TestDatabase database = TestPostgres.createDatabase();
    private final ShopNode node =
            new ShopNode("one", database, Plan.QUIET.keeping(Duration.ofHours(1)));

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    private void begin(Step<Fulfilment> first) {
        assertThat(node.processes().begin("B7", first)).isTrue();
    }

    private void changed(String change) {
        assertThat(node.sql("update unisono_sagas." + change)).isPositive();
    }

    @Test
    void forgetsWhatEndedLongAgoAndNothingElse() {
        begin(Fulfilment.begun("B7"));
        var _ = node.processes().begin("B8", Fulfilment.begun("B8"));
        var _ = node.processes().begin("B9", Fulfilment.begun("B9"));
        changed("process set status = 'done', ended = begun where id in ('B7', 'B8')");
        changed("process set ended = ended - interval '61min' where id = 'B7'");
        changed("process set begun = begun - interval '61min' where id = 'B9'");

        assertThat(Forgettings.forget(node.application())).isEqualTo(1);

        assertThat(node.book().list(SagaQuery.ALL, 9))
                .extracting(SagaProcess::id)
                .containsExactly("B9", "B8");
        assertThat(node.ask("select id from unisono_sagas.undo", String.class))
                .containsOnly("B8", "B9");
    }

    @Test
    void keepsProcessesFromZeroToTenYears() {
        assertThatThrownBy(() -> SagasModule.of().keepingEnded(Duration.ofDays(4_000)))
                .hasMessage(
                        "Processes that have ended are kept from zero to ten years, and not PT96000H.");
    }

    @Test
    void leavesAStateOfALaterReleaseToThat() {
        begin(Fulfilment.begun("B7"));
        changed("process set shape = 2");

        assertThatThrownBy(() -> node.processes().step("B7", Fulfilment::captured))
                .isInstanceOf(NewerPayload.class)
                .hasMessage(
                        "The process shop.fulfilment B7 has a state of shape 2, and this code knows it up to shape 1. A later release wrote it: leave it to that one.");
    }

    @Test
    void namesTheProcessWhoseStateCannotBeRead() {
        begin(Fulfilment.begun("B7"));
        changed("process set state = '{\"order\": \"B7\"}'");

        assertThatThrownBy(() -> node.processes().find("B7"))
                .isInstanceOf(SagaException.class)
                .hasMessageStartingWith(
                        "The state of the process shop.fulfilment B7 cannot be read")
                .hasMessageContaining("$.paid")
                .hasMessageEndingWith(
                        "Its shape is 1 of 1: a state record that has changed needs SagaType.upcast(…).");
    }

    @Test
    void refusesCommandsThatCannotBeHad() {
        assertThatThrownBy(() -> step(Step.to(state()).send(UNHANDLED, new Ship("B7"))))
                .hasMessageContaining("shop.unhandled, and nobody handles it");
        assertThatThrownBy(
                        () -> step(Step.to(state()).send(ShopApi.APOLOGIZE, new Apologize("B7"))))
                .hasMessage(
                        "The process shop.fulfilment B7 would send shop.apologize, which is handled outside transactions. Store it: Step.store(…).");
        assertThatThrownBy(() -> step(Step.to(state()).store(ShopApi.RESERVE, new Reserve("B7"))))
                .hasMessage(
                        "The process shop.fulfilment B7 would store shop.reserve, and nobody says how that is tried again. Bind it with handles(...).durably().");
        assertThat(node.book().list(SagaQuery.ALL, 9)).isEmpty();
    }

    private static Fulfilment state() {
        return new Fulfilment("B7", false);
    }

    private void step(Step<Fulfilment> first) {
        var _ = node.processes().begin("B7", first);
    }

    @Test
    void refusesToKeepWithoutEnd() {
        begin(Step.to(state()).undo(ShopApi.RELEASE, new Release("B7")));
        changed("process set undos = " + Sagas.UNDO_MAX);

        assertThatThrownBy(() -> node.processes().step("B7", Fulfilment::captured))
                .isInstanceOf(SagaException.class)
                .hasMessageContaining("would keep more than 1000 commands");
    }

    @Test
    void namesWhatCannotBeTakenBackAnyMore() {
        begin(Fulfilment.begun("B7"));
        changed("undo set command = 'shop.forgotten' where number = 1");

        assertThatThrownBy(() -> node.processes().step("B7", Fulfilment::expired))
                .isInstanceOf(SagaException.class)
                .hasMessage(
                        "The process shop.fulfilment B7 is taken back with shop.forgotten (number 1), and nobody handles that any more. Bind it again, and retry the delivery.");
        assertThat(node.done()).containsExactly("reserved B7");
        assertThat(node.details("B7").process().status()).isEqualTo(SagaStatus.RUNNING);
    }

    @Test
    void refusesASagaThatNobodyDeclares() {
        var other = SagaType.of("shop.other", (String it) -> it, Fulfilment.class);

        assertThatThrownBy(() -> node.instance(Sagas.class).of(other))
                .hasMessage(
                        "The saga shop.other is declared by nobody. Have the manager that binds its listener implement DeclaresSagas, and name the constant there.");
    }
}
