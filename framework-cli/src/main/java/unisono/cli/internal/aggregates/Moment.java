package unisono.cli.internal.aggregates;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import unisono.cli.internal.names.Times;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateStore;
import unisono.data.aggregate.Versioned;

/// A version or a time, as somebody typed it.
///
/// @param time null if it is a version
record Moment(int version, @Nullable Instant time) {
    /// Now.
    static final Moment LATEST = new Moment(Integer.MAX_VALUE, null);

    /// What the aggregate was then.
    <A extends Aggregate<A, E>, E> Versioned<A> of(AggregateStore<String, A, E> store, String id) {
        return time == null ? store.at(id, version) : store.at(id, time);
    }

    /// Reads one.
    static final class Converter implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            if (text.matches("[0-9]{1,9}")) {
                return new Moment(Integer.parseInt(text), null);
            }
            Optional<Instant> time = Times.instant(text);
            return new Moment(
                    0,
                    time.orElseThrow(() ->
                            new TypeConversionException(
                                    "\"%s\" is neither a version, such as 3, nor a time with its offset, such as 2026-11-21T09:30:00Z."
                                            .formatted(text))));
        }
    }
}
