package unisono.commands;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unisono.events.EventName;

/// The name of a command, the type of what it says and of what comes of it: a constant of the API
/// of the module that handles it.
///
/// ```java
/// CommandName<Pay, Receipt> PAY = CommandName.of("till.pay", Pay.class, Receipt.class);
/// ```
///
/// The text is stored with every command that is stored, and is immutable for ever. Names are
/// compared by identity: two constants with one text in one application are refused at start-up.
/// When what a stored command says changes, the name counts its next [#version(int)], and its
/// [#event()] has upcasters and a place in the contract, as events have. Thread-safe.
///
/// @param <C> the command: an immutable record without type parameters, checked at start-up
/// @param <R> its result: the same, or [NoResult]
public final class CommandName<C, R> {
    private static final int LENGTH_MAX = 190;
    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");

    private final EventName<C> event;
    private final Class<R> resultType;

    private CommandName(EventName<C> event, Class<R> resultType) {
        this.event = event;
        this.resultType = requireNonNull(resultType);
    }

    /// Names a command that has a result.
    ///
    /// @throws IllegalArgumentException if the text is not of the form `module.what-to-do`, or is
    ///   longer than 190 characters
    public static <C extends Record, R extends Record> CommandName<C, R> of(
            String text, Class<C> commandType, Class<R> resultType) {
        return new CommandName<>(EventName.of(checked(text), commandType), resultType);
    }

    /// Names a command that is done, or not.
    ///
    /// @throws IllegalArgumentException as [#of(String, Class, Class)] does
    public static <C extends Record> CommandName<C, NoResult> of(
            String text, Class<C> commandType) {
        return new CommandName<>(EventName.of(checked(text), commandType), NoResult.class);
    }

    private static String checked(String text) {
        if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%.190s\" is no name of a command. Name the module, a dot, and what it shall do, in lower case with hyphens and at most %d characters: payment.capture."
                            .formatted(text, LENGTH_MAX));
        }
        return text;
    }

    /// The same command with a later version of what it says; 1 unless something is said. Part of
    /// making the constant: names are compared by identity, and only one of both may be used.
    ///
    /// @throws IllegalArgumentException if it is below 1
    public CommandName<C, R> version(int version) {
        return new CommandName<>(event.version(version), resultType);
    }

    /// The same command with a subject: the person, by an id, whose data the
    /// [unisono.events.Personal] components of the command are. They are sealed while it is stored;
    /// see [EventName#subject]. Part of making the constant, as [#version(int)] is.
    public CommandName<C, R> subject(Function<? super C, ? extends @Nullable Object> subject) {
        return new CommandName<>(event.subject(subject), resultType);
    }

    public String text() {
        return event.text();
    }

    public Class<C> commandType() {
        return event.payloadType();
    }

    public Class<R> resultType() {
        return resultType;
    }

    /// The event as which the command is stored, with its text and its version: for upcasters.
    public EventName<C> event() {
        return event;
    }

    @Override
    public int hashCode() {
        return event.hashCode();
    }

    /// One name is one constant.
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public String toString() {
        return text();
    }
}
