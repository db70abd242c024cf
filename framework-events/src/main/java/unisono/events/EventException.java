package unisono.events;

/// An event was emitted in a way that the application's wiring forbids. The message says what, why,
/// and how to mend it.
public final class EventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public EventException(String message) {
        super(message);
    }
}
