package unisono.data;

import static java.util.Objects.requireNonNull;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import unisono.data.internal.PayloadJson;
import unisono.events.EventName;

/// An [Upcaster] that works on records: one that looks as payloads did in the version before, and
/// one that looks as they do in the next.
///
/// ```java
/// public final class CountInCents extends TypedUpcaster<CountInCents.Before, Takings> {
///     // …
///     public CountInCents() {
///         super(KioskApi.CLOSED, 1, Before.class);
///     }
///
///     @Override
///     protected Takings next(Before before) {
///         return new Takings(before.pounds().movePointRight(2).longValueExact());
///     }
///     // …
/// }
/// ```
///
/// It says more than one that works on JSON, and costs a kept record for each version. What the
/// record of the version before does not have is lost, so it has all. The package of both must be
/// open to `tools.jackson.databind`, or exported. Thread-safe.
///
/// @param <B> the record of the version before, with all components that it had
/// @param <N> that of the next version: the payload itself, if that is the event's last one
public abstract class TypedUpcaster<B extends Record, N extends Record> implements Upcaster {
    private final EventName<?> event;
    private final int from;
    private final Class<B> before;

    /// Names the step.
    ///
    /// @param from the version that it reads
    protected TypedUpcaster(EventName<?> event, int from, Class<B> before) {
        this.event = requireNonNull(event);
        this.from = from;
        this.before = requireNonNull(before);
    }

    /// Makes of a payload of one version that of the next. A function of the payload alone.
    protected abstract N next(B before);

    @Override
    public final EventName<?> event() {
        return event;
    }

    @Override
    public final int from() {
        return from;
    }

    @Override
    public final ObjectNode upcast(ObjectNode payload) {
        return PayloadJson.MAPPER.valueToTree(next(read(payload)));
    }

    /// Jackson's message would quote what is stored, which is somebody's data.
    @SuppressWarnings("ThrowInsideCatchWithoutCause")
    private B read(ObjectNode payload) {
        try {
            return PayloadJson.MAPPER.treeToValue(payload, before);
        } catch (JacksonException e) {
            throw new DataException(
                    "it is not what %s has.".formatted(before.getSimpleName()), e.getCause());
        }
    }
}
