package unisono.test.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/// The packet that opens a connection: the only one without a type. It has a user and a database,
/// and no password.
final class Greeting {
    private static final int HEAD_BYTES = 8;

    /// The server's own limit.
    private static final int BYTES_MAX = 10_000;

    private static final int SSL = 80_877_103;
    private static final int GSS = 80_877_104;

    private final byte[] bytes;

    private Greeting(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Reads exactly one.
    ///
    /// @throws IOException also if it is none
    static Greeting read(InputStream client) throws IOException {
        var in = new DataInputStream(client);
        int length = in.readInt();
        if (length < HEAD_BYTES || length > BYTES_MAX) {
            throw new IOException(
                    "No client of PostgreSQL: its greeting has " + length + " bytes.");
        }
        var bytes = ByteBuffer.allocate(length).putInt(length).array();
        in.readFully(bytes, Integer.BYTES, length - Integer.BYTES);
        return new Greeting(bytes);
    }

    void send(OutputStream server) throws IOException {
        server.write(bytes);
    }

    boolean asksForEncryption() {
        int code = ByteBuffer.wrap(bytes).getInt(Integer.BYTES);
        return code == SSL || code == GSS;
    }
}
