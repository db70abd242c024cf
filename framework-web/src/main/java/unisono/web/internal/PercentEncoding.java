package unisono.web.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// Decodes `%C3%A9`, strictly: the JDK's own decoder lets wrong UTF-8 pass, and takes `+` for a
/// space.
final class PercentEncoding {
    private PercentEncoding() {}

    static String decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes(raw)).toString();
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.of(
                            400,
                            "The address has a wrong percent-encoding."
                                    + " It is UTF-8, two hexadecimal digits a byte."));
        }
    }

    private static ByteBuffer bytes(String raw) {
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.put(octet(raw, i));
                i += 2;
            } else {
                bytes.put((byte) raw.charAt(i)); // ASCII: Helidon reads the request line as such
            }
        }
        return bytes.flip();
    }

    private static byte octet(String raw, int at) {
        if (at + 3 > raw.length()) {
            throw new IllegalArgumentException(raw);
        }
        return (byte) HexFormat.fromHexDigits(raw, at + 1, at + 3);
    }
}
