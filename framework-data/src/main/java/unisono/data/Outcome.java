package unisono.data;

import java.util.function.Function;

/// What became of one call in a transaction: its result, or the failure that rolled it back. See
/// [Transactions#outcome(Call)].
///
/// It belongs to the caller alone, and nothing of it is kept anywhere: the next call has its own.
public sealed interface Outcome<T> {
    /// The result, or the one that is declared for a failure.
    ///
    /// @param declared told the failure, so that none is swallowed unseen
    default T orElseGet(Function<? super Exception, ? extends T> declared) {
        return switch (this) {
            case Succeeded<T>(T result) -> result;
            case Failed<T>(Exception failure) -> declared.apply(failure);
        };
    }

    /// It returned, and is committed; inside a surrounding transaction, it will be with that one.
    record Succeeded<T>(T result) implements Outcome<T> {}

    /// It threw, and everything is rolled back; inside a surrounding transaction, it will be with
    /// that one.
    record Failed<T>(Exception failure) implements Outcome<T> {}
}
