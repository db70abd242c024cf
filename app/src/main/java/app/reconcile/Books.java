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
record Books(
        Book carts,
        Book orders,
        Book payments,
        Book ledger,
        Book captures,
        List<String> differences,
        List<Pending> pending) {
    Books {
        differences = List.copyOf(differences);
        pending = List.copyOf(pending);
    }

    /// @param listener that does not know all yet
    /// @param pending what will be delivered by whoever delivers
    /// @param stopped what waits for help
    record Pending(String listener, long pending, long stopped) {}

    /// @param total in pounds sterling
    record Book(long count, String total) {}
}
