package unisono.sagas;

import java.util.List;
import org.jspecify.annotations.Nullable;
import unisono.data.PendingEmission;

/// A process with all that is known of it.
///
/// @param state as JSON
/// @param timer what is planned under [SagaType#timer]; null if nothing is
/// @param undos what takes back what it did, in the order in which it was done
public record SagaDetails(
        SagaProcess process, String state, @Nullable PendingEmission timer, List<Undo> undos) {
    /// Copies the list.
    public SagaDetails {
        undos = List.copyOf(undos);
    }

    /// A command that was kept.
    ///
    /// @param number from 1
    /// @param command its name
    /// @param payload as JSON
    public record Undo(int number, String command, int version, String payload) {}
}
