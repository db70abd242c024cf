package app.baskets;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Reads UTF-8 and nothing else. Unlike the JDK's reader it first hands out everything before a
/// broken byte, so that whoever reads stands at the broken place when the exception comes. One
/// thread.
final class StrictUtf8 extends Reader {
    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(8192).flip();
    private boolean end;

    StrictUtf8(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var chars = CharBuffer.wrap(target, offset, length).slice();
        while (chars.hasRemaining()) {
            var result = decoder.decode(bytes, chars, end);
            if (chars.position() > 0) {
                return chars.position();
            }
            if (result.isError()) {
                throw new NotUtf8Exception(bytes.get(bytes.position()));
            }
            if (end) {
                return -1;
            }
            fill();
        }
        return 0;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = count < 0;
        bytes.position(bytes.position() + Math.max(count, 0)).flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// The byte that begins what is no UTF-8.
    static final class NotUtf8Exception extends CharacterCodingException {
        @java.io.Serial private static final long serialVersionUID = 1;
        private final byte first;

        NotUtf8Exception(byte first) {
            this.first = first;
        }

        @Override
        public String getMessage() {
            return "the byte " + HexFormat.of().withUpperCase().toHexDigits(first) + " is no UTF-8";
        }
    }
}
