package unisono.events;

/// The payload of an event that carries none.
public enum NoPayload {
    /// The only one there is.
    NO_PAYLOAD
}
