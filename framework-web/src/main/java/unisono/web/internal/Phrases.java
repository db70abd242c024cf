package unisono.web.internal;

import io.helidon.http.Status;

/// The phrases of statuses, in HTTP's own words.
public final class Phrases {
    private Phrases() {}

    /// Returns the phrase, or `Status 499` where there is none.
    public static String of(int status) {
        return switch (status) {
            // Helidon has an older phrase for the first, and none for the others.
            case 413 -> "Content Too Large";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            default -> known(status);
        };
    }

    static Status status(int status) {
        return Status.create(status, of(status));
    }

    private static String known(int status) {
        var phrase = Status.create(status).reasonPhrase();
        return phrase.isEmpty() ? "Status " + status : phrase;
    }
}
