package unisono.data.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import unisono.data.DataException;

/// Lock files that somebody has touched.
final class EventLockTests {
    @Test
    void readsNothingAsAnEmptyLock() {
        assertThat(EventLock.parse("").events()).isEmpty();
        assertThat(EventLock.parse("# only this\n\n").events()).isEmpty();
    }

    @Test
    void namesTheLineThatItCannotRead() {
        assertWrong("evnt a.b\n", "Line 1", "\"event\" is missing");
        assertWrong("event a.b soon\n", "Line 1", "nobody knows what \" soon\" means");
        assertWrong("# x\n\nevent a.b\n", "Line 3", "each version of an event has one sample");
        assertWrong("event a.b\n    version 0: text\n", "Line 2", "\"0\" is no version");
        assertWrong("event a.b\n    version 1: txt\n", "Line 2", "there is no kind \"txt\"");
        assertWrong("event a.b\n    vrsion 1: text\n", "Line 2", "\"version\" is missing");
        assertWrong(
                "event a.b\n    version 1: object\n        a b: c\n", "Line 3", "no kind \"c\"");
        assertWrong("event a.b\n    version 1: object\n        a\n", "Line 3", "\":\" is missing");
        assertWrong("event a.b\n    version 1: text, or so\n", "Line 2", "no kind \"text,\"");
        assertWrong("event a.b\n    version 1: map from text\n", "Line 2", "\"to\" is missing");
        assertWrong("event a.b\n    version 1: one of \"A\n", "Line 2", "\"\"\" is missing");
        assertWrong("event a.b\n    version 1: one of \"\\x\"\n", "Line 2", "as in JSON");
        assertWrong("event a.b\n    version 1: text\n    sample 1: {\n", "Line 3", "no JSON");
        assertWrong("event a.b\n        version 1: text\n", "Line 1", "one sample");
        assertWrong(
                "event a.b\n    version 1: text\n    version 1: int\n",
                "Line 3",
                "1 is there twice");
        assertWrong(
                "event a.b\n    version 1: text\n    sample 1: \"a\"\n            x: text\n",
                "Line 4",
                "it belongs to nothing");
    }

    private static void assertWrong(String text, String line, String complaint) {
        assertThatThrownBy(() -> EventLock.parse(text))
                .isExactlyInstanceOf(DataException.class)
                .hasMessageStartingWith(line + " of the lock file cannot be read: ")
                .hasMessageContaining(complaint)
                .hasMessageEndingWith("and let the command write it.");
    }
}
