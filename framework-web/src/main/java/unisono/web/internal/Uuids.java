package unisono.web.internal;

import java.util.Optional;
import java.util.UUID;

/// Ids in addresses.
public final class Uuids {
    private static final int LENGTH = 36;

    private Uuids() {}

    /// Reads a UUID of 32 hexadecimal digits and four hyphens. The JDK alone would take
    /// `1-1-1-1-1`, too, and one thing would have many addresses.
    public static Optional<UUID> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
