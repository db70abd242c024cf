package unisono.events.root;

/// All events of an aggregate.
record Everything(AggregateName aggregate) implements Moment<RootEvent> {
    @Override
    public Class<?> type() {
        return RootEvent.class;
    }

    @Override
    public boolean test(Object event) {
        return event instanceof RootEvent one && one.root().equals(aggregate);
    }

    @Override
    public String toString() {
        return aggregate + ", everything";
    }
}
