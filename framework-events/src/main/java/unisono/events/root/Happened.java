package unisono.events.root;

import org.jspecify.annotations.Nullable;

/// Something happened to an aggregate; made by [#of].
///
/// @param <P> what is told of it
public record Happened<P extends Record>(
        Happening<P> happening, P params, @Nullable AggregateContext context) implements RootEvent {
    /// The event, to be [dispatched][Roots#dispatch].
    public static <P extends Record> Happened<P> of(Happening<P> happening, P params) {
        return new Happened<>(happening, params, null);
    }

    @Override
    public AggregateName root() {
        return happening.aggregate();
    }

    @Override
    public String name() {
        return happening.name();
    }

    @Override
    public int code() {
        return 1;
    }

    @Override
    public Happened<P> in(AggregateContext place) {
        return new Happened<>(happening, params, place);
    }
}
