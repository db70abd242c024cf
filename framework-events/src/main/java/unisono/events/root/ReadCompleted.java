package unisono.events.root;

import org.jspecify.annotations.Nullable;

/// A part of an aggregate was read; made by [PartName#wasRead].
///
/// @param <V> the values of the part
public record ReadCompleted<V extends Record>(
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
        return 4;
    }

    @Override
    public ReadCompleted<V> in(AggregateContext place) {
        return new ReadCompleted<>(part, params, place);
    }
}
