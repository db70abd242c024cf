package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Mouse;
import unisono.events.Mill.Wheel;
import unisono.events.Square.Crier;

/// What can be said of the time of a delivery where there are no transactions.
final class TimingsTests {
    @Test
    void refusesEveryTimingThatATransactionMakes() {
        var wrong =
                Village.builder(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.CREAKED, Miller::nod)
                                        .beforeCommit()
                                        .on(Mill.FILLED, Miller::nod)
                                        .priority(1)
                                        .afterCommit()
                                        .and(Mouse.class)
                                        .on(Mill.EMPTIED, Mouse::nod)
                                        .afterRollback()),
                        Square.says(square ->
                                square.everywhere(Crier.class).onAny(Crier::hear).afterCommit()));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .extracting(failure -> failure.toString().replaceAll("java:\\d+", "java:LINE"))
                .asString()
                .endsWith(
                        """
                        The application cannot start, for 4 reasons:

                        1. TimingsTests.java:LINE: Miller.nod is to run before commit, but the application has no transactions. Install a transaction manager, such as the data module's, or let the listener run at once.
                        2. TimingsTests.java:LINE: Miller.nod is to run after commit, but the application has no transactions. Install a transaction manager, such as the data module's, or let the listener run at once.
                        3. TimingsTests.java:LINE: Mouse.nod is to run after rollback, but the application has no transactions. Install a transaction manager, such as the data module's, or let the listener run at once.
                        4. TimingsTests.java:LINE: Crier.hear is to run after commit, but the application has no transactions. Install a transaction manager, such as the data module's, or let the listener run at once.\
                        """);
    }

    @Test
    void runsListenersAtOnceAndAsynchronouslyWithoutTransactions() throws InterruptedException {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.CREAKED, Miller::nod)
                                        .asynchronously(Duration.ofMinutes(1))
                                        .and(Mouse.class)
                                        .on(Mill.CREAKED, Mouse::nod)));

        var deliveries =
                village.events().emitAsync(Wheel.class, Mill.CREAKED, NoPayload.NO_PAYLOAD);

        assertThat(deliveries.await()).hasSize(1);
        assertThat(village.heard()).containsExactlyInAnyOrder("miller", "mouse");
    }
}
