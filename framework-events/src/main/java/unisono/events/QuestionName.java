package unisono.events;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// The name of a question, the type of what it says and of its answer: a constant of an API
/// interface or of the asking class.
///
/// ```java
/// QuestionName<Parcel, Price> PRICE =
///         QuestionName.of("post.price", Parcel.class, Price.class);
/// ```
///
/// Unlike an event, a question reports no change: it needs no transaction, and no log keeps it.
/// Names are compared by identity. Thread-safe.
///
/// @param <P> what the question says: a record without type parameters
/// @param <A> the answer
public final class QuestionName<P, A> implements MessageName<P> {
    private final String text;
    private final int number = NameText.nextNumber();
    private final Class<P> payloadType;
    private final Class<A> answerType;

    private QuestionName(String text, Class<P> payloadType, Class<A> answerType) {
        this.text = NameText.checked(text, "question", "post.price");
        this.payloadType = requireNonNull(payloadType);
        this.answerType = requireNonNull(answerType);
    }

    /// Names a question that says something.
    ///
    /// @throws IllegalArgumentException if the text is not of the form `module.what-is-asked`, or
    ///   is longer than 200 characters
    public static <P extends Record, A> QuestionName<P, A> of(
            String text, Class<P> payloadType, Class<A> answerType) {
        return new QuestionName<>(text, payloadType, answerType);
    }

    /// Names a question that is its name alone.
    ///
    /// @throws IllegalArgumentException as [#of(String, Class, Class)] does
    public static <A> QuestionName<NoPayload, A> of(String text, Class<A> answerType) {
        return new QuestionName<>(text, NoPayload.class, answerType);
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public Class<P> payloadType() {
        return payloadType;
    }

    public Class<A> answerType() {
        return answerType;
    }

    /// Numbered with the names of events.
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
