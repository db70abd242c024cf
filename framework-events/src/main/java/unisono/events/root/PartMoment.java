package unisono.events.root;

/// A part that was read, or written.
///
/// @param type the class of its events
record PartMoment<E extends RootEvent>(PartName<?> part, Class<?> type) implements Moment<E> {
    @Override
    public AggregateName aggregate() {
        return part.aggregate();
    }

    @Override
    public boolean test(Object event) {
        return type.isInstance(event)
                && switch (event) {
                    case ReadCompleted<?> read -> read.part().equals(part);
                    case WriteCompleted<?> write -> write.part().equals(part);
                    default -> false;
                };
    }

    @Override
    public String toString() {
        return part + (type == ReadCompleted.class ? " read" : " written");
    }
}
