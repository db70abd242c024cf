package unisono.events.root;

import org.jspecify.annotations.Nullable;

/// An event of an aggregate, as its root hears it. Immutable.
public sealed interface RootEvent permits Happened, ReadCompleted, WriteCompleted {
    /// The aggregate to which it happened.
    AggregateName root();

    /// What happened, or the part that was read or written.
    String name();

    /// What is told of it: of a happening its record, of a completion the [Change].
    Record params();

    /// The number of its type, the same for ever: 1 for what happened, 4 for a read, 6 for a write.
    int code();

    /// Where it was dispatched; null until then.
    @Nullable AggregateContext context();

    /// The same event, dispatched there.
    RootEvent in(AggregateContext place);
}
