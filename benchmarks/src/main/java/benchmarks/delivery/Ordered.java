package benchmarks.delivery;

import java.nio.charset.StandardCharsets;

/// What every contender's events carry: some 200 bytes of JSON.
public record Ordered(long number, String text) {
    static final String TEXT = "A quick brown fox jumps over. ".repeat(5);

    static Ordered numbered(long number) {
        return new Ordered(number, TEXT);
    }

    /// As it is stored.
    static byte[] json(long number) {
        return "{\"number\":%d,\"text\":\"%s\"}"
                .formatted(number, TEXT)
                .getBytes(StandardCharsets.UTF_8);
    }
}
