package unisono.events.root;

/// Something that happens to an aggregate and is neither a read nor a write, such as an action that
/// begins: a constant, made by [AggregateName#happening].
///
/// @param <P> what is told of it
public final class Happening<P extends Record> implements Moment<Happened<P>> {
    private final AggregateName aggregate;
    private final String name;
    private final Class<P> params;

    Happening(AggregateName aggregate, String name, Class<P> params) {
        this.aggregate = aggregate;
        this.name = name;
        this.params = params;
    }

    @Override
    public AggregateName aggregate() {
        return aggregate;
    }

    /// Its name in the aggregate.
    public String name() {
        return name;
    }

    /// The type of what is told of it.
    public Class<P> params() {
        return params;
    }

    @Override
    public Class<?> type() {
        return Happened.class;
    }

    @Override
    public boolean test(Object event) {
        return event instanceof Happened<?> one && one.happening().equals(this);
    }

    @Override
    public String toString() {
        return aggregate + "." + name;
    }
}
