package unisono.cli.internal;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/// Remembers why a write failed, since a `PrintWriter` only knows that one did: a full disk is a
/// failure, a reader that has seen enough is not.
final class ResultStream extends OutputStream {
    private final OutputStream out;
    private @Nullable IOException failure;

    ResultStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure == null ? e : failure;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    /// Why results are missing although somebody wants them.
    @Nullable IOException failure() {
        boolean readerIsGone =
                failure != null && String.valueOf(failure.getMessage()).contains("Broken pipe");
        return readerIsGone ? null : failure;
    }
}
