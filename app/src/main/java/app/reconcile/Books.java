package app.reconcile;

import java.util.List;

/// What each module keeps, and where they differ, in the order in which `-o json` tells it.
///
/// @param ledger counts postings and sums their debits
/// @param differences each in a sentence
record Books(Book carts, Book orders, Book payments, Book ledger, List<String> differences) {
    Books {
        differences = List.copyOf(differences);
    }

    /// @param total in pounds sterling
    record Book(long count, String total) {}
}
