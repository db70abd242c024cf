package unisono.events;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
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
/// When the payload changes so that what is stored could not be read any more, or not by those who
/// still run the old code, the name stays and counts its next version:
///
/// ```java
/// EventName<GuestArrived> ARRIVED =
///         EventName.of("hotel.guest-arrived", GuestArrived.class).version(2);
/// ```
///
/// @param <P> the payload: a record without type parameters, checked at start-up
public final class EventName<P> implements MessageName<P> {
    private final String text;
    private final int number = NameText.nextNumber();
    private final Class<P> payloadType;
    private final int version;
    private final @Nullable Function<? super P, ? extends @Nullable Object> key;
    private final @Nullable Function<? super P, ? extends @Nullable Object> subject;

    private EventName(
            String text,
            Class<P> payloadType,
            int version,
            @Nullable Function<? super P, ? extends @Nullable Object> key,
            @Nullable Function<? super P, ? extends @Nullable Object> subject) {
        this.text = text;
        this.payloadType = payloadType;
        this.version = version;
        this.key = key;
        this.subject = subject;
    }

    /// Names an event that carries a payload.
    ///
    /// @throws IllegalArgumentException if the text is not of the form `module.what-happened`, or
    ///   is longer than 200 characters
    public static <P extends Record> EventName<P> of(String text, Class<P> payloadType) {
        return new EventName<>(
                NameText.checked(text, "event", "cart.checked-out"),
                requireNonNull(payloadType),
                1,
                null,
                null);
    }

    /// Names an event that carries nothing; its handlers have no parameter.
    ///
    /// @throws IllegalArgumentException as [#of(String, Class)] does
    public static EventName<NoPayload> of(String text) {
        return new EventName<>(
                NameText.checked(text, "event", "cart.checked-out"),
                NoPayload.class,
                1,
                null,
                null);
    }

    /// The same event with payloads of a later version; 1 unless something is said. Part of making
    /// the constant: names are compared by identity, and only one of both may be used.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public EventName<P> version(int version) {
        if (version < 1) {
            throw new IllegalArgumentException(
                    "%s has the version %d, and versions count from 1.".formatted(text, version));
        }
        return new EventName<>(text, payloadType, version, key, subject);
    }

    /// The same event with a key: the text of what its payload is about, such as an id, which is
    /// stored with each emission. Part of making the constant, as [#version(int)] is.
    ///
    /// ```java
    /// EventName<RoomCleaned> CLEANED =
    ///         EventName.of("hotel.room-cleaned", RoomCleaned.class).key(RoomCleaned::room);
    /// ```
    ///
    /// What is emitted with one key has one order, that of the commits, as long as whoever emits it
    /// holds a lock on what the key stands for. The function is called when a transaction records
    /// the emission, on the emitter's thread, and never where there is no log.
    ///
    /// @param key what `toString()` makes the key of; null for none
    public EventName<P> key(Function<? super P, ? extends @Nullable Object> key) {
        return new EventName<>(text, payloadType, version, requireNonNull(key), subject);
    }

    /// The same event with a subject: the person, by an id, whose data the [Personal] components of
    /// the payload are. Part of making the constant, as [#version(int)] is.
    ///
    /// ```java
    /// EventName<Visit> VISITED =
    ///         EventName.of("clinic.visited", Visit.class).subject(Visit::patient);
    /// ```
    ///
    /// The function is called when a transaction records the emission, on the emitter's thread.
    ///
    /// @param subject what `toString()` makes the id of; null where nothing in this payload is
    ///   anybody's. Personal data without a subject is refused when it is stored
    public EventName<P> subject(Function<? super P, ? extends @Nullable Object> subject) {
        return new EventName<>(text, payloadType, version, key, requireNonNull(subject));
    }

    /// The key of a payload, or null if it has none.
    ///
    /// @throws EventException if it is empty, longer than 200 characters, or has control characters
    public @Nullable String keyOf(P payload) {
        return part("key", key, payload);
    }

    /// The subject of a payload, or null if it has none.
    ///
    /// @throws EventException as [#keyOf] does
    public @Nullable String subjectOf(P payload) {
        return part("subject", subject, payload);
    }

    /// Whether its payloads have personal data in them.
    public boolean isPersonal() {
        return subject != null;
    }

    private @Nullable String part(
            String what, @Nullable Function<? super P, ? extends @Nullable Object> of, P payload) {
        var part = of == null ? null : of.apply(payload);
        var known = part == null ? null : part.toString();
        var problem = StoredText.problem("The %s of %s".formatted(what, text), known);
        if (problem != null) {
            throw new EventException(problem);
        }
        return known;
    }

    /// The version of the payloads that are emitted now, which is stored with each of them.
    public int version() {
        return version;
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
