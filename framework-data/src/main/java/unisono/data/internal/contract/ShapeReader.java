package unisono.data.internal.contract;

import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.contract.Shape.Nothing;
import unisono.events.NoPayload;

/// Finds the shape of what is written for a payload, by asking the serializers that write it.
///
/// What Jackson says there is not always what it writes: some of its serializers, and those of
/// others, are vague. So each shape is proven by a sample, too ([Trial]).
public final class ShapeReader {
    private ShapeReader() {}

    /// The shape of what is written for payloads of a type.
    ///
    /// @throws DataException if the type has no one shape, or too large a one
    public static Shape shape(Class<?> payload) {
        if (payload == NoPayload.class) {
            return new Nothing();
        }
        try {
            var visitor = new ShapeVisitor(Place.root(payload));
            PayloadJson.MAPPER.acceptJsonFormatVisitor(payload, visitor);
            return visitor.shape();
        } catch (JacksonException e) {
            throw e.getCause() instanceof DataException refusal
                    ? refusal
                    : new DataException(
                            "%s cannot be written as JSON: %s. Nest it in an exported API, or open its package to tools.jackson.databind."
                                    .formatted(payload.getSimpleName(), e.getOriginalMessage()),
                            e);
        }
    }
}
