package unisono.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// The name of an event, and the type of what it carries: a constant of an API interface or of an
/// emitter class.
///
/// ```java
/// EventName<CartCheckedOut> CHECKED_OUT = EventName.of("cart.checked-out", CartCheckedOut.class);
/// ```
///
/// The text is stored with every emission and is immutable for ever. Names are compared by
/// identity: two constants with one text in one application are refused at start-up. Thread-safe.
///
/// @param <P> the payload: a record without type parameters, checked at start-up
public final class EventName<P> implements MessageName<P> {
    private final String text;
    private final int number = NameText.nextNumber();
    private final Class<P> payloadType;

    private EventName(String text, Class<P> payloadType) {
        this.text = text;
        this.payloadType = payloadType;
    }

    /// Names an event that carries a payload.
    ///
    /// @throws IllegalArgumentException if the text is not of the form `module.what-happened`, or
    ///   is longer than 200 characters
    public static <P extends Record> EventName<P> of(String text, Class<P> payloadType) {
        return new EventName<>(
                NameText.checked(text, "event", "cart.checked-out"), requireNonNull(payloadType));
    }

    /// Names an event that carries nothing; its handlers have no parameter.
    ///
    /// @throws IllegalArgumentException as [#of(String, Class)] does
    public static EventName<NoPayload> of(String text) {
        return new EventName<>(
                NameText.checked(text, "event", "cart.checked-out"), NoPayload.class);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Class<P> payloadType() {
        return payloadType;
    }

    /// Names are numbered from 0, so that an array can stand in for a map.
    @Override
    public int hashCode() {
        return number;
    }

    /// One name is one constant.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public String toString() {
        return text;
    }
}
