package unisono.data;

import java.util.Set;
import unisono.data.internal.PayloadHistory;
import unisono.data.internal.contract.ContractReview;
import unisono.data.internal.contract.EventLock;
import unisono.events.DeclaredEvents;

/// What the events of an application carry as JSON, and whether it still is what a lock file says.
/// Needs no database.
///
/// A test of the application compares both, so that no stored event becomes unreadable unseen:
///
/// ```java
/// var report = contract.compare(Files.readString(LOCK), Set.of());
///
/// assertThat(report).hasToString("");
/// ```
public final class EventContract {
    private final DeclaredEvents events;
    private final PayloadHistory history;

    EventContract(DeclaredEvents events, PayloadHistory history) {
        this.events = events;
        this.history = history;
    }

    /// Compares the code with a lock file, and tries every upcaster on what the versions before it
    /// may have stored.
    ///
    /// @param lock the text of the file; empty when there is none
    /// @param retired events of the file that nobody emits and nobody reads any more
    /// @throws DataException if the file cannot be read, or one of these is not in it
    public ContractReport compare(String lock, Set<String> retired) {
        return new ContractReview(events, history, EventLock.parse(lock)).report(lock, retired);
    }
}
