package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.data.LoggedEmission;
import unisono.data.MissingVersion;
import unisono.data.Outcome;
import unisono.data.Transactions;
import unisono.test.TheatreModules.PressApi;
import unisono.test.TheatreModules.Reporter;
import unisono.test.TheatreModules.StageApi;
import unisono.test.TheatreModules.Ticket;

/// The scenarios of `docs/conformance.md` that concern transactions, by their ids; of those that
/// the kernel's own tests have, what the transaction adds.
final class ConformanceTransactionsTests {
    private static final int PATIENCE_SECONDS = 30;
    private static final Theatre THEATRE = new Theatre(3);

    private final Theatre theatre = THEATRE;
    private final Transactions transactions = theatre.transactions();
    private final SeatSales boxOffice = new SeatSales(theatre);

    @BeforeEach
    void reset() {
        theatre.reset();
    }

    @AfterAll
    static void close() {
        THEATRE.close();
    }

    @Test
    @Tag("C12")
    void recordsAnEmissionThatNobodyHears() {
        transactions.run(() -> theatre.emit(StageApi.UNHEARD, "A1"));

        assertThat(theatre.diary()).isEmpty();
        assertThat(theatre.log())
                .singleElement()
                .returns("stage.unheard", LoggedEmission::name)
                .returns("{\"seat\":\"A1\"}", LoggedEmission::payload);
    }

    @Test
    @Tag("C16")
    void completesLocalListenersBeforeExternalOnesInOneTransaction() {
        theatre.when("porter in transaction: opened", _ -> theatre.write("porter's"));
        theatre.when(
                "reporter in transaction: opened",
                _ -> theatre.diary().add("reporter sees " + theatre.seats()));

        theatre.sell(StageApi.OPENED, "A1");

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: opened",
                        "clerk in transaction: opened",
                        "porter in transaction: opened",
                        "reporter in transaction: opened",
                        "reporter sees [A1, porter's]");
    }

    @Test
    @Tag("C21")
    void cascadesLocallyAndIntoTheOtherModuleAndOnInsideItOnce() {
        cascade();

        theatre.sell(StageApi.OPENED, "A1");

        assertThat(theatre.diary())
                .containsExactly(
                        "usher in transaction: opened",
                        "usher in transaction: seated",
                        "clerk in transaction: opened",
                        "reporter in transaction: closed",
                        "editor in transaction: printed",
                        "porter in transaction: opened",
                        "reporter in transaction: opened",
                        "usher before commit: seated",
                        "usher after commit: seated");
        assertThat(theatre.logged())
                .containsExactly("stage.opened", "stage.seated", "stage.closed", "press.printed");
        assertThat(theatre.log())
                .extracting(LoggedEmission::correlation)
                .containsOnly(theatre.log().getFirst().id());
    }

    @Test
    @Tag("C21")
    void rollsTheWholeCascadeBackWhenItsLastHandlerFails() {
        cascade();
        theatre.when("editor in transaction: printed", ConformanceTransactionsTests::fail);

        assertThatThrownBy(() -> theatre.sell(StageApi.OPENED, "A1"))
                .isExactlyInstanceOf(IOException.class);

        assertThat(theatre.seats()).isEmpty();
        assertThat(theatre.log()).isEmpty();
        assertThat(theatre.diary()).endsWith("usher after rollback: seated");
    }

    @Test
    @Tag("C23")
    void stopsAtTheFirstFailureAndRollsBackWhatEarlierListenersWrote() {
        var failure = new IOException("fire");
        theatre.when("usher in transaction: opened", _ -> theatre.write("usher's"));
        theatre.when(
                "clerk in transaction: opened",
                _ -> {
                    throw failure;
                });

        assertThatThrownBy(() -> theatre.sell(StageApi.OPENED, "A1")).isSameAs(failure);

        assertThat(theatre.diary())
                .containsExactly("usher in transaction: opened", "clerk in transaction: opened");
        assertThat(theatre.seats()).isEmpty();
    }

    @Test
    @Tag("C24")
    void commitsNothingAndReturnsTheDeclaredResultWhenAListenerFails() {
        theatre.when("clerk in transaction: sold", ConformanceTransactionsTests::fail);

        assertThat(sellOrSay("A1")).isEqualTo("not sold: fire");

        assertThat(theatre.seats()).isEmpty();
        assertThat(theatre.log()).isEmpty();
        assertThat(theatre.diary()).doesNotContain("later code");
    }

    @Test
    @Tag("C27")
    void opensATransactionForTheMethodThatIsOneAndNoneForAnother() {
        int before = theatre.wire().roundTrips();
        assertThat(boxOffice.price("A1")).isEqualTo("10.00");
        assertThat(theatre.wire().roundTrips()).isEqualTo(before);

        assertThat(boxOffice.sell("A1")).isEqualTo("sold A1");
        assertThat(theatre.wire().roundTrips()).isGreaterThan(before);
    }

    @Test
    @Tag("C28")
    void refusesAnEditWithoutAVersionBeforeAnyWrite() {
        assertThatThrownBy(() ->
                        transactions.edit(SeatRow.class, "A1", null, seat -> seat.give("Emma")))
                .isExactlyInstanceOf(MissingVersion.class);
    }

    @Test
    @Tag("C28")
    void rollsBackAndReturnsTheDeclaredResultWhenTheEditThrows() {
        transactions.run(() -> transactions.session().persist(new SeatRow("A1")));

        var guest =
                transactions
                        .outcome(() ->
                                transactions.edit(
                                        SeatRow.class,
                                        "A1",
                                        0,
                                        seat -> {
                                            seat.give("Emma");
                                            transactions.session().flush();
                                            throw new IOException("fire");
                                        }))
                        .orElseGet(_ -> transactions.call(this::seat))
                        .guest();

        assertThat(guest).isEqualTo("nobody");
        assertThat(transactions.call(this::seat).revision()).isZero();
    }

    @Test
    @Tag("C30")
    void forgetsAFailureWithTheCallThatFailed() {
        theatre.when("usher in transaction: sold", ConformanceTransactionsTests::fail);
        assertThat(sellOrSay("A1")).isEqualTo("not sold: fire");

        theatre.when("usher in transaction: sold", _ -> {});

        assertThat(sellOrSay("A1")).isEqualTo("sold A1");
    }

    @Test
    @Tag("C30")
    void tellsEachOfTwoConcurrentCallersOfTheirOwnFailureOnly() throws Exception {
        var bothInside = new CyclicBarrier(2);
        theatre.when(
                "usher in transaction: sold",
                ticket -> {
                    bothInside.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if ("A1".equals(ticket.seat())) {
                        fail(ticket);
                    }
                });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome<String>>> calls =
                    List.of(
                            () -> transactions.outcome(() -> boxOffice.sell("A1")),
                            () -> transactions.outcome(() -> boxOffice.sell("A2")));
            var outcomes = threads.invokeAll(calls);

            assertThat(outcomes.getFirst().get()).isInstanceOf(Outcome.Failed.class);
            assertThat(outcomes.getLast().get()).isEqualTo(new Outcome.Succeeded<>("sold A2"));
        }
        assertThat(theatre.seats()).containsExactly("A2");
    }

    private String sellOrSay(String seat) {
        return transactions
                .outcome(() -> boxOffice.sell(seat))
                .orElseGet(failure -> "not sold: " + failure.getMessage());
    }

    /// From the usher to the usher; from the clerk to the press; there from the reporter to the
    /// editor.
    private void cascade() {
        theatre.when("usher in transaction: opened", _ -> theatre.emit(StageApi.SEATED, "A1"));
        theatre.when("clerk in transaction: opened", _ -> theatre.emit(StageApi.CLOSED, "A1"));
        theatre.when(
                "reporter in transaction: closed",
                ticket -> theatre.events().emit(Reporter.class, PressApi.PRINTED, ticket));
    }

    private SeatRow seat() {
        return transactions.session().find(SeatRow.class, "A1");
    }

    private static void fail(Ticket ticket) throws IOException {
        throw new IOException("fire");
    }

    /// A service with one method in a transaction.
    private record SeatSales(Theatre theatre) {
        String sell(String seat) {
            return theatre.transactions()
                    .call(() -> {
                        theatre.write(seat);
                        theatre.emit(StageApi.SOLD, seat);
                        theatre.diary().add("later code");
                        return "sold " + seat;
                    });
        }

        String price(String seat) {
            return seat.startsWith("A") ? "10.00" : "5.00";
        }
    }
}
