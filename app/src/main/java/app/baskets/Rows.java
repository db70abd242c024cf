package app.baskets;

import app.baskets.StrictUtf8.NotUtf8Exception;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// One pass over a file: its rows, each checked before it is handed out. What is packed is unpacked
/// as it is read, so a small archive of a huge file costs time, never memory. Every method throws a
/// [BasketFileException] when the file is not of the format. One thread.
final class Rows implements Iterator<Row>, AutoCloseable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String ENDS_TOO_EARLY =
            "the gzip archive ends too early: the file is cut off.";
    private static final byte[] GZIP = {(byte) 0x1F, (byte) 0x8B};

    /// What the parser may buffer of one field, quotes included, before it gives up.
    private static final int BUFFER_CHARS_MAX = 65_536;

    private final Path file;
    private final RowFormat format;
    private final RowCollector collector = new RowCollector();
    private final CsvReader<RawRow> csv;
    private final Iterator<RawRow> raws;

    private Rows(Path file, InputStream text) {
        this.file = file;
        this.format = new RowFormat(file);
        this.csv =
                CsvReader.builder()
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(BUFFER_CHARS_MAX)
                        .build(collector, new StrictUtf8(text));
        this.raws = csv.iterator();
    }

    static Rows open(Path file) {
        try {
            var rows = new Rows(file, unpacked(Files.newInputStream(file)));
            try {
                rows.readHeader();
                return rows;
            } catch (RuntimeException e) {
                rows.close();
                throw e;
            }
        } catch (EOFException e) {
            throw new BasketFileException(file, ENDS_TOO_EARLY);
        } catch (IOException e) {
            throw new BasketFileException(file, "cannot be read: " + e);
        }
    }

    private static InputStream unpacked(InputStream bytes) throws IOException {
        try {
            var packed = new BufferedInputStream(bytes);
            var plain = startsWith(GZIP, packed) ? new GZIPInputStream(packed, 8192) : packed;
            var text = new BufferedInputStream(plain);
            if (startsWith(BYTE_ORDER_MARK, text)) {
                text.skipNBytes(BYTE_ORDER_MARK.length);
            }
            return text;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    private static boolean startsWith(byte[] magic, BufferedInputStream in) throws IOException {
        in.mark(magic.length);
        var start = in.readNBytes(magic.length);
        in.reset();
        return Arrays.equals(start, magic);
    }

    private void readHeader() {
        if (!located(raws::hasNext)) {
            throw new BasketFileException(
                    file, "is empty; a file of baskets begins with a header.");
        }
        format.checkHeader(located(raws::next));
    }

    @Override
    public boolean hasNext() {
        return located(raws::hasNext);
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return format.row(located(raws::next));
    }

    /// Where the parser stands when something below it breaks is where it broke.
    private <T> T located(Supplier<T> step) {
        try {
            return step.get();
        } catch (UncheckedIOException | CsvParseException e) {
            throw new BasketFileException(file, collector.place(), explained(e));
        }
    }

    private static String explained(RuntimeException e) {
        return switch (e.getCause()) {
            case NotUtf8Exception cause -> cause.getMessage() + ". Save the file as UTF-8.";
            case EOFException _ -> ENDS_TOO_EARLY;
            case ZipException cause -> "the gzip archive is damaged: " + cause.getMessage() + ".";
            case IOException cause -> "cannot be read: " + cause;
            case null, default -> quotesOf(e);
        };
    }

    /// Of all that the parser minds, only quotes and lengths can be wrong: the rest is switched
    /// off.
    private static String quotesOf(RuntimeException e) {
        if (e.toString().contains("buffer size")) {
            return "it has more than %d characters, or a quote that opens it is never closed."
                    .formatted(BUFFER_CHARS_MAX);
        }
        return e.toString().contains("after closing quote")
                ? "after the quote that closes a field stands neither a comma nor the line's end."
                : "a field begins with a quote that is never closed.";
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new BasketFileException(file, "cannot be closed: " + e);
        }
    }
}
