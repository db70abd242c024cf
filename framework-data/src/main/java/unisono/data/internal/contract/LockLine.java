package unisono.data.internal.contract;

import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import unisono.data.DataException;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.contract.Shape.Choice;

/// A line of the lock file that is read from left to right.
final class LockLine {
    private final int number;
    private final int depth;
    private final String text;
    private int at;

    /// @param number for messages: the first line is 1
    /// @param depth how far it is indented
    LockLine(int number, int depth, String text) {
        this.number = number;
        this.depth = depth;
        this.text = text;
    }

    int depth() {
        return depth;
    }

    /// Reads these words if they come next.
    boolean has(String words) {
        if (!text.startsWith(words, at)) {
            return false;
        }
        at += words.length();
        return true;
    }

    void expect(String words) {
        if (!has(words)) {
            throw wrong("\"%s\" is missing".formatted(words.strip()));
        }
    }

    /// Reads the name of a property, quoted or not.
    String name() {
        if (text.startsWith("\"", at)) {
            return quoted();
        }
        return until(text.indexOf(':', at));
    }

    /// Reads up to the next blank, or to the end.
    String word() {
        return until(text.indexOf(' ', at));
    }

    String rest() {
        return until(text.length());
    }

    int positive() {
        var digits = until(text.indexOf(':', at));
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw wrong("\"%s\" is no version".formatted(digits));
        }
        return Integer.parseInt(digits);
    }

    Choice choice() {
        var constants = new TreeSet<String>();
        do {
            constants.add(quoted());
        } while (has(", "));
        return new Choice(constants);
    }

    private String quoted() {
        expect("\"");
        int from = at - 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        expect("\"");
        try {
            return PayloadJson.MAPPER.readValue(text.substring(from, at), String.class);
        } catch (JacksonException _) {
            throw wrong("a text in quotes is not written as in JSON");
        }
    }

    private String until(int end) {
        var part = text.substring(at, end < 0 ? text.length() : end);
        at += part.length();
        return part;
    }

    void end() {
        if (at < text.length()) {
            throw wrong("nobody knows what \"%s\" means".formatted(rest()));
        }
    }

    DataException wrong(String what) {
        return new DataException(
                "Line %d of the lock file cannot be read: %s. Only samples are written by hand: take the file back to what was committed, and let the command write it."
                        .formatted(number, what));
    }
}
