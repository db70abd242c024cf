package unisono.test.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FramesTests {
    private static final Map<Character, Integer> KEPT = Map.of('P', 2, 'Q', 1, 'Z', 1);
    private static final List<String> TOLD =
            List.of("P[S_1, select ü]", "S[]", "B[]", "Q[]", "Z[I]", "P[, ]", "Q[select 1]");

    private final List<String> told = new ArrayList<>();
    private final Frames frames =
            new Frames(KEPT, (type, strings) -> told.add(type + "" + strings));

    @Test
    void findsMessagesHoweverTheyAreCut() {
        var random = new Random(7);

        for (int round = 0; round < 1_000; round++) {
            told.clear();
            readInParts(stream(), random);
            assertThat(told).isEqualTo(TOLD);
        }
    }

    private void readInParts(byte[] stream, Random random) {
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(1 + random.nextInt(9), stream.length - at);
            var chunk = new byte[16];
            System.arraycopy(stream, at, chunk, 0, length);
            frames.read(chunk, length);
            at += length;
        }
    }

    /// The fifth, a `Z`, has a string without an end; the sixth none at all.
    private static byte[] stream() {
        return new Messages()
                .add('P', "S_1\0select ü\0\0\0")
                .add('S', "")
                .add('B', "\0S_1\0values")
                .add('Q', "\0")
                .add('Z', "I")
                .add('P', "")
                .add('Q', "select 1\0")
                .bytes();
    }

    @Test
    void keepsTheBeginningOfATextThatIsLong() {
        var longest = "x".repeat(Frames.TEXT_BYTES_MAX);

        read(new Messages().add('Q', longest + "\0").add('Q', longest + "yz\0"));

        assertThat(told).containsExactly("Q[" + longest + "]", "Q[" + longest + "…]");
    }

    @Test
    void passesABodyOfAnySize() {
        frames.read(new byte[] {'d', Byte.MAX_VALUE, -1, -1, -1}, 5);
        var megabyte = new byte[1 << 20];
        for (int i = 0; i < (1 << 11) - 1; i++) {
            frames.read(megabyte, megabyte.length);
        }
        assertThat(told).isEmpty();

        frames.read(megabyte, megabyte.length - 6);
        assertThat(told).isEmpty();
        frames.read(megabyte, 1);

        assertThat(told).containsExactly("d[]");
    }

    private void read(Messages messages) {
        frames.read(messages.bytes(), messages.bytes().length);
    }

    @Test
    void endsATextThatIsCutInACharacter() {
        var text = "x".repeat(Frames.TEXT_BYTES_MAX - 1) + "ü";

        read(new Messages().add('Q', text + "\0"));

        assertThat(told.getFirst().getBytes(UTF_8)).hasSizeLessThan(Frames.TEXT_BYTES_MAX + 10);
    }
}
