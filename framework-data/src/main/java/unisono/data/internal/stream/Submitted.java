package unisono.data.internal.stream;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.Decision;
import unisono.data.aggregate.Versioned;
import unisono.events.Origin;

/// A command on its way through a [Combiner], and what becomes of it.
final class Submitted<A extends Aggregate<A, E>, E> {
    private final StreamKey key;
    private final Decision<A, E, ?> decision;
    private final Origin origin = Origin.current();
    private final CompletableFuture<Versioned<A>> verdict = new CompletableFuture<>();
    private @Nullable Versioned<A> after;
    private @Nullable Throwable refusal;

    /// Made on the thread of the caller, whose origin it has.
    Submitted(StreamKey key, Decision<A, E, ?> decision) {
        this.key = key;
        this.decision = decision;
    }

    StreamKey key() {
        return key;
    }

    /// Decides in the transaction that it shares, and keeps what comes of it until the commit.
    void decide(StreamStore<?, A, E> store) {
        Origin.run(
                origin,
                () -> {
                    try {
                        after = store.decide(key, decision);
                    } catch (StreamStore.Refusal thrown) {
                        refusal = thrown.getCause();
                    }
                });
    }

    /// Decides in a transaction of its own.
    void alone(StreamStore<?, A, E> store) {
        Origin.run(
                origin,
                () -> {
                    try {
                        verdict.complete(store.change(key, decision));
                    } catch (Throwable failure) {
                        fail(failure);
                    }
                });
    }

    /// The transaction that it shared has committed.
    void complete() {
        if (refusal == null) {
            verdict.complete(requireNonNull(after));
        } else {
            fail(refusal);
        }
    }

    void fail(Throwable failure) {
        verdict.completeExceptionally(failure);
    }

    /// What became of it.
    ///
    /// @throws X what the command threw
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // it throws nothing else
    <X extends Exception> Versioned<A> await() throws X {
        try {
            return verdict.get();
        } catch (ExecutionException e) {
            throw (X) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(
                    "Interrupted while a command waited for its commit, which may come all the same: load %s to see."
                            .formatted(key),
                    e);
        }
    }
}
