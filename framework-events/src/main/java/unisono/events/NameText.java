package unisono.events;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// The rule for the texts of events and questions, which are stored for ever.
final class NameText {
    private static final int LENGTH_MAX = 200;
    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private NameText() {}

    static int nextNumber() {
        return NUMBERS.getAndIncrement();
    }

    static String checked(String text, String kind, String example) {
        if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%.200s\" is no %s name. Name the module, a dot, and what %s, in lower case with hyphens and at most %d characters: %s."
                            .formatted(
                                    text,
                                    kind,
                                    kind.equals("event") ? "happened" : "is asked",
                                    LENGTH_MAX,
                                    example));
        }
        return text;
    }
}
