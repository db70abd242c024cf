package unisono.web;

/// The web server cannot listen where it is told to, or with such limits. For whoever starts it.
public final class WebException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, why, and how to mend it
    public WebException(String message) {
        super(message);
    }
}
