package app.baskets;

import java.io.Serial;
import java.nio.file.Path;

/// A file of baskets is not what it has to be; the message names the file, and the line and column
/// where there is one.
public final class BasketFileException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    BasketFileException(Path file, String problem) {
        super(file + ": " + problem);
    }

    BasketFileException(Path file, Place place, String problem) {
        super(file + ", " + place + ": " + problem);
    }
}
