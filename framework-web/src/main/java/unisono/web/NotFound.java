package unisono.web;

/// Nothing has this id: 404. Thrown for what cannot be an id at all, too.
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_MAX = 100;

    /// @param what the kind of thing, in one word: `cart`
    /// @param id as the client wrote it; its first 100 characters are shown
    public NotFound(String what, Object id) {
        super("There is no %s \"%s\".".formatted(what, shown(id.toString())));
    }

    private static String shown(String id) {
        return id.length() <= SHOWN_MAX ? id : id.substring(0, SHOWN_MAX) + "…";
    }
}
