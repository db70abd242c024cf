package unisono.data.internal.delivery;

import java.time.Duration;

/// What a [Mailbox] asks of its node. Called while its monitor is held: returns at once.
interface Desk {
    /// How many may work for a listener at the same time.
    int workersMax();

    /// Whether the node may begin anything: it knows that its leases are in force.
    boolean isOpen();

    /// Starts one more who takes items until there are none.
    void work(Mailbox mailbox);

    /// There is room again for what was not read.
    void hungry();

    /// Something was settled.
    void settled(Mailbox mailbox);

    /// Calls after a while.
    void later(Duration time, Runnable call);

    /// A listener wants what failed again that did not want it before.
    void retries();
}
