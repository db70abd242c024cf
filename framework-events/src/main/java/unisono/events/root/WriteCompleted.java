package unisono.events.root;

import org.jspecify.annotations.Nullable;

/// A part of an aggregate was written; made by [PartName#wasWritten].
///
/// @param <V> the values of the part
public record WriteCompleted<V extends Record>(
        PartName<V> part, Change<V> params, @Nullable AggregateContext context)
        implements RootEvent {
    /// The value before; null if there was none.
    public @Nullable V before() {
        return params.before();
    }

    /// The value after; null if there is none.
    public @Nullable V after() {
        return params.after();
    }

    @Override
    public AggregateName root() {
        return part.aggregate();
    }

    @Override
    public String name() {
        return part.name();
    }

    @Override
    public int code() {
        return 6;
    }

    @Override
    public WriteCompleted<V> in(AggregateContext place) {
        return new WriteCompleted<>(part, params, place);
    }
}
