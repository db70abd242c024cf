package unisono.commands;

/// The result of a command that has none.
public enum NoResult {
    /// The only one there is.
    NO_RESULT
}
