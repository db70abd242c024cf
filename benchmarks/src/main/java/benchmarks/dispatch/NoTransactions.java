package benchmarks.dispatch;

import unisono.events.Emission;
import unisono.events.Timing;
import unisono.events.TransactionContext;

/// A transaction that is always there and keeps nothing.
///
/// @param asking whether it asks each emission for its id, as a log does
record NoTransactions(boolean asking) implements TransactionContext {
    @Override
    public boolean active() {
        return true;
    }

    @Override
    public void record(Emission emission) {
        if (asking) {
            var _ = emission.id();
        }
    }

    @Override
    public void defer(Timing timing, Runnable delivery) {
        throw new UnsupportedOperationException("It never ends.");
    }

    @Override
    public void unlessCommitted(Runnable action) {
        throw new UnsupportedOperationException("It never ends.");
    }

    @Override
    public void doom(String delivery, Throwable failure) {
        throw new UnsupportedOperationException(delivery, failure);
    }
}
