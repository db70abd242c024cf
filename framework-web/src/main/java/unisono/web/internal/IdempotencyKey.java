package unisono.web.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import unisono.data.Incoming;
import unisono.web.Idempotency;
import unisono.web.Problem;
import unisono.web.ProblemException;
import unisono.web.Request;

/// Reads the header: a string of RFC 9651, in quotes, or as most send it, without.
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    private static final Pattern QUOTED = Pattern.compile("\"(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])+\"");
    private static final Pattern BARE = Pattern.compile("[!#-+\\--~]+");

    private IdempotencyKey() {}

    /// The key; empty when there is none and none is required.
    static Optional<String> of(Request request, Idempotency idempotency) {
        var header = request.header(HEADER).map(String::strip);
        if (header.isEmpty() && idempotency.isRequired()) {
            throw wrong(
                    "The request needs an Idempotency-Key, so that it is done once however often it is sent. Give each new request a new one, such as a UUID.");
        }
        return header.map(IdempotencyKey::parsed);
    }

    private static String parsed(String header) {
        boolean quoted = QUOTED.matcher(header).matches();
        if (!quoted && !BARE.matcher(header).matches()) {
            throw wrong(
                    "The Idempotency-Key is not understood. It is a string in quotes, of visible ASCII, such as a UUID.");
        }
        var key =
                quoted
                        ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1")
                        : header;
        if (key.length() > Incoming.ID_MAX) {
            throw wrong(
                    "The Idempotency-Key has %d characters, and there are at most %d."
                            .formatted(key.length(), Incoming.ID_MAX));
        }
        return key;
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(Problem.of(400, detail));
    }
}
