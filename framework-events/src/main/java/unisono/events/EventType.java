package unisono.events;

/// The class of event objects, which stands for their name: who hears a class hears its subtypes.
///
/// @param <P> the event objects
public record EventType<P>(Class<P> payloadType) implements MessageName<P> {
    /// The simple name of the class.
    @Override
    public String text() {
        return payloadType.getSimpleName();
    }

    @Override
    public String toString() {
        return text();
    }
}
