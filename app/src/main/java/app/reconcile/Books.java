package app.reconcile;

import java.util.List;

/// What each module keeps, and where they differ, in the order in which `-o json` tells it.
///
/// Each book has what stands, and leaves out what was declined or cancelled.
///
/// @param ledger counts the payments that are sold by it, and sums what is on `sales`
/// @param captures of the gateway
/// @param differences each in a sentence
/// @param pending what is still to be delivered, which is no difference
/// @param readModels what is folded of the events; one that is behind differs in nothing
record Books(
        Book carts,
        Book orders,
        Book payments,
        Book ledger,
        Book captures,
        List<String> differences,
        List<Pending> pending,
        List<ReadModel> readModels) {
    Books {
        differences = List.copyOf(differences);
        pending = List.copyOf(pending);
        readModels = List.copyOf(readModels);
    }

    /// @param listener that does not know all yet
    /// @param pending what will be delivered by whoever delivers
    /// @param stopped what waits for help
    record Pending(String listener, long pending, long stopped) {}

    /// @param orders that stand by it, or that were paid by it
    /// @param total of these in pounds sterling, without what was refunded
    /// @param state current, behind, paused, failed or new
    /// @param behind by how many events
    record ReadModel(String projection, long orders, String total, String state, long behind) {}

    /// @param total in pounds sterling
    record Book(long count, String total) {}
}
