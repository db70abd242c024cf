package unisono.events;

/// What can be heard: the name of an event, the name of a question, or the type of an event object.
///
/// @param <P> the payload
public sealed interface MessageName<P> permits EventName, QuestionName, EventType {
    /// How it is called in listings and messages.
    String text();

    Class<P> payloadType();
}
