package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.commands.Till.Count;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Print;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.TillApi;
import unisono.data.DataException;
import unisono.events.Origin;
import unisono.events.Refusal;
import unisono.test.postgres.TestDatabase;
import unisono.test.postgres.TestPostgres;

/// A command whose sender waits.
final class SendTests {
    private static final int EVIL = 666;

    private final TestDatabase database = TestPostgres.createDatabase();
    private final TillNode node =
            new TillNode(
                    "one",
                    database,
                    TillNode.Plan.QUIET.paying(pay -> {
                        if (pay.cents() == EVIL) {
                            throw new IOException("The drawer is jammed");
                        }
                    }));

    @AfterEach
    void close() {
        node.close();
        database.close();
    }

    @Test
    void isDoneInATransactionOfItsOwnAndAnswered() {
        Receipt receipt = node.bus().send(TillApi.PAY, new Pay("A", 100));

        assertThat(receipt).isEqualTo(new Receipt("A", 100));
        assertThat(node.done()).containsExactly("paid 100");
        assertThat(node.bus().send(TillApi.COUNT, new Count("A"))).isEqualTo(NoResult.NO_RESULT);
    }

    @Test
    void isPartOfTheTransactionAround() {
        assertThatThrownBy(() ->
                        node.transactions()
                                .run(() -> {
                                    node.bus().send(TillApi.PAY, new Pay("A", 100));
                                    assertThat(node.done()).hasSize(1);
                                    throw new IllegalStateException("All of it");
                                }))
                .hasMessage("All of it");

        assertThat(node.done()).isEmpty();
        assertThat(node.ask("select name from unisono.event", String.class)).isEmpty();
    }

    @Test
    void failsWithWhatItsHandlerThrewAndIsRolledBack() {
        assertThatThrownBy(() -> node.bus().send(TillApi.PAY, new Pay("A", EVIL)))
                .isInstanceOf(IOException.class)
                .hasMessage("The drawer is jammed");
        assertThatThrownBy(() -> node.bus().send(TillApi.PAY, new Pay("A", 0)))
                .isInstanceOf(Refusal.class)
                .hasMessage("Nothing was paid.");

        assertThat(node.done()).isEmpty();
    }

    @Test
    void doomsTheTransactionAroundAlsoWhenItsFailureIsCaught() {
        assertThatThrownBy(() ->
                        node.transactions()
                                .run(() -> {
                                    node.write("before");
                                    assertThatThrownBy(() ->
                                                    node.bus().send(TillApi.PAY, new Pay("A", 0)))
                                            .isInstanceOf(Refusal.class);
                                }))
                .isInstanceOf(DataException.class);

        assertThat(node.done()).isEmpty();
    }

    @Test
    void runsInNoTransactionWhereItIsBoundSo() {
        node.bus().send(TillApi.PRINT, new Print("A", "Thanks"));

        assertThat(node.printed()).containsExactly("Thanks");
        assertThatThrownBy(() ->
                        node.transactions()
                                .run(() -> node.bus().send(TillApi.PRINT, new Print("A", "More"))))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "till.print is handled outside transactions, and was asked for inside one, whose connection would wait for it. Store it, or ask for it when the transaction is over.");
        assertThat(node.printed()).hasSize(1);
    }

    @Test
    void isRefusedWhenNobodyHandlesIt() {
        var unknown = CommandName.of("till.explode", Count.class);

        assertThatThrownBy(() -> node.bus().send(unknown, new Count("A")))
                .isInstanceOf(CommandException.class)
                .hasMessage(
                        "till.explode was asked for, and nobody handles it. Bind it in the ModuleCommands of its module with handles(...), and name that one in the module's provides.");
    }

    @Test
    void hasTheOriginOfItsSender() {
        Origin.run(
                new Origin("ann", "north", null),
                () -> node.bus().send(TillApi.PAY, new Pay("A", 1)));

        assertThat(
                        node.ask(
                                "select actor || ' ' || tenant || ' ' || emitter from unisono.event",
                                String.class))
                .isEqualTo(List.of("ann north Cashier"));
    }
}
