package unisono.events.root;

/// All events of an aggregate.
record Everything(AggregateName aggregate) implements Moment<AggregateEvent> {
    @Override
    public Class<?> type() {
        return AggregateEvent.class;
    }

    @Override
    public boolean test(Object event) {
        return event instanceof AggregateEvent one && one.root().equals(aggregate);
    }

    @Override
    public String toString() {
        return aggregate + ", everything";
    }
}
