package unisono.cli;

/// A variable or an option says what cannot be. The message names it, and what would be right; it
/// never holds a password. The exit code is 2.
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message);
    }
}
