package unisono.test.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/// Messages of the protocol, as one side sends them.
final class Messages {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Messages add(char type, String body) {
        var encoded = body.getBytes(UTF_8);
        bytes.write(type);
        bytes.writeBytes(
                ByteBuffer.allocate(Integer.BYTES).putInt(Integer.BYTES + encoded.length).array());
        bytes.writeBytes(encoded);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
