package unisono.test.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the messages in what one side says: a byte of type, four of length, a body (PostgreSQL,
/// chapter 54.7: message formats).
///
/// Of a body it keeps at most the strings that it begins with, and of each at most 4 KiB. Whatever
/// follows them passes unseen: values, rows, passwords, of whatever size. One thread.
final class Frames {
    static final int TEXT_BYTES_MAX = 4 << 10;
    private static final int HEADER_BYTES = 5;
    private static final int LENGTH_BYTES = 4;

    private final Map<Character, Integer> kept;
    private final Listener listener;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final List<String> strings = new ArrayList<>();
    private int headerBytes;
    private char type;
    private int wanted;
    private int left;

    /// @param kept how many strings of a message are kept, by its type; none of others
    Frames(Map<Character, Integer> kept, Listener listener) {
        this.kept = Map.copyOf(kept);
        this.listener = listener;
    }

    /// Hears of a message when its last byte has come.
    @FunctionalInterface
    interface Listener {
        /// Hears of one.
        ///
        /// @param strings as many as are kept; one that is missing is empty
        void message(char type, List<String> strings);
    }

    /// Reads on, wherever the last chunk ended.
    void read(byte[] chunk, int length) {
        int at = 0;
        while (at < length) {
            if (headerBytes < HEADER_BYTES) {
                header(chunk[at++]);
            } else if (strings.size() < wanted) {
                text(chunk[at++]);
            } else {
                at += skip(length - at);
            }
        }
    }

    /// The type of the message that has begun and is not over; 0 if there is none.
    char underway() {
        return headerBytes == 0 ? 0 : type;
    }

    private void header(byte next) {
        int value = Byte.toUnsignedInt(next);
        if (headerBytes == 0) {
            type = (char) value;
        } else {
            left = left << Byte.SIZE | value;
        }
        headerBytes++;
        if (headerBytes == HEADER_BYTES) {
            left -= LENGTH_BYTES;
            wanted = kept.getOrDefault(type, 0);
            endIfOver();
        }
    }

    private void text(byte next) {
        left--;
        if (next == 0) {
            keepText();
        } else if (text.size() <= TEXT_BYTES_MAX) {
            text.write(next);
        }
        endIfOver();
    }

    private void keepText() {
        strings.add(
                text.size() > TEXT_BYTES_MAX
                        ? new String(text.toByteArray(), 0, TEXT_BYTES_MAX, UTF_8) + "…"
                        : text.toString(UTF_8));
        text.reset();
    }

    private int skip(int available) {
        int skipped = Math.min(left, available);
        left -= skipped;
        endIfOver();
        return skipped;
    }

    private void endIfOver() {
        if (left > 0) {
            return;
        }
        while (strings.size() < wanted) {
            keepText();
        }
        var found = List.copyOf(strings);
        strings.clear();
        headerBytes = 0;
        left = 0;
        listener.message(type, found);
    }
}
