package unisono.events.root;

import org.jspecify.annotations.Nullable;

/// A part of an aggregate, which is read and written: a constant, made by [AggregateName#part].
///
/// @param <V> its values: immutable records
public final class PartName<V extends Record> {
    private final AggregateName aggregate;
    private final String name;
    private final Class<V> type;

    PartName(AggregateName aggregate, String name, Class<V> type) {
        this.aggregate = aggregate;
        this.name = name;
        this.type = type;
    }

    public AggregateName aggregate() {
        return aggregate;
    }

    /// Its name in the aggregate.
    public String name() {
        return name;
    }

    /// The type of its values.
    public Class<V> type() {
        return type;
    }

    /// Each time that it was read.
    public Moment<ReadCompleted<V>> read() {
        return new PartMoment<>(this, ReadCompleted.class);
    }

    /// Each time that it was written.
    public Moment<WriteCompleted<V>> written() {
        return new PartMoment<>(this, WriteCompleted.class);
    }

    /// The event that it was read, to be [dispatched][Roots#dispatch].
    ///
    /// @param before what was known before; null if nothing
    /// @param after what was read; null if there is none
    public ReadCompleted<V> wasRead(@Nullable V before, @Nullable V after) {
        return new ReadCompleted<>(this, new Change<>(before, after), null);
    }

    /// The event that it was written, to be [dispatched][Roots#dispatch].
    ///
    /// @param before what was there before; null if it is new
    /// @param after what is there now; null if it is gone
    public WriteCompleted<V> wasWritten(@Nullable V before, @Nullable V after) {
        return new WriteCompleted<>(this, new Change<>(before, after), null);
    }

    @Override
    public String toString() {
        return aggregate + "." + name;
    }
}
