package crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import crash.check.Violation.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The checker finds what is wrong with a history, and nothing where nothing is.
final class CheckerTests {
    private static final int SOME = 70;

    @TempDir private Path directory;

    private final Written written = new Written();

    @Test
    void findsNothingInAHistoryWithoutFault() throws IOException {
        var verdict = written.judged(directory);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.emissions()).isEqualTo(Written.PER_SECOND * Written.SECONDS);
        assertThat(verdict.effects()).isEqualTo(3 * verdict.emissions());
        assertThat(verdict.repeated()).isZero();
        assertThat(verdict.ends()).isEqualTo("200 committed, 1 rolled back, 1 unknown");
        assertThat(verdict.recoveries()).singleElement().matches(Recovery::isSeen);
    }

    @Test
    void findsOneThatIsLost() throws IOException {
        written.lose("free", SOME);

        assertOnly(Kind.LOST).contains("free").contains(Written.id(SOME));
    }

    @Test
    void findsOneThatIsLostOutside() throws IOException {
        written.lose("outside", SOME);

        assertOnly(Kind.LOST).contains("outside").contains(Written.id(SOME));
    }

    @Test
    void findsOneThatIsDoubled() throws IOException {
        written.effect("exact", SOME, Written.BROKEN_AT);

        assertOnly(Kind.DOUBLED).contains("exact").contains(Written.id(SOME)).contains("2 times");
    }

    @Test
    void bearsOneThatIsRepeatedOutside() throws IOException {
        written.effect("outside", SOME, Written.BROKEN_AT);

        var verdict = written.judged(directory);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.repeated()).isEqualTo(1);
    }

    @Test
    void findsTwoThatAreSwapped() throws IOException {
        written.swap("exact", SOME, SOME + 4);

        assertOnly(Kind.ORDER).contains("exact").contains(Written.id(SOME));
    }

    @Test
    void findsTwoThatAreSwappedOutside() throws IOException {
        written.swap("outside", SOME, SOME + 4);

        assertOnly(Kind.ORDER).contains("outside").contains(Written.id(SOME));
    }

    @Test
    void bearsTwoThatAreSwappedWhereNobodyAskedForOrder() throws IOException {
        written.swap("free", SOME, SOME + 4);
        written.swap("exact", SOME, SOME + 1);

        assertThat(written.judged(directory).violations()).isEmpty();
    }

    @Test
    void findsTheGhostOfOneThatWasRolledBack() throws IOException {
        written.line("effects.tsv", "free", "node-1", "key-9", "1", "1000000");

        assertOnly(Kind.GHOST).contains("node-1");
    }

    @Test
    void findsOneThatWasRolledBackAndIsThere() throws IOException {
        written.line("emitted.tsv", "node-1", "other", "key-9", "1");

        assertOnly(Kind.REVIVED).contains("node-1");
    }

    @Test
    void findsOneThatWasCommittedAndIsNotThere() throws IOException {
        written.vanish(SOME);
        written.lose("exact", SOME);
        written.lose("free", SOME);
        written.lose("outside", SOME);

        assertOnly(Kind.VANISHED).contains(Written.id(SOME));
    }

    @Test
    void findsAnEffectOfSomethingElse() throws IOException {
        written.line("outside.tsv", "outside", Written.id(SOME), "key-2", "71", "1000000");

        assertOnly(Kind.CHANGED).contains(Written.id(SOME));
    }

    @Test
    void readsNothingOutOfALineThatWasCutOff() throws IOException {
        written.torn("outside.tsv", "outside\tsender-70\tkey-2\t7");
        written.torn("emissions-sender.tsv", "rolledback\tsender-7");

        assertThat(written.judged(directory).violations()).isEmpty();
    }

    @Test
    void findsARateThatDoesNotComeBackInTime() throws IOException {
        long late = Written.BROKEN_AT + Rates.LIMIT_MILLIS + 3_000;
        for (int i = 50; i < 180; i++) {
            written.lose("free", i);
            written.effect("free", i, late);
        }

        assertOnly(Kind.SLOW).contains("free").contains("cut");
    }

    @Test
    void measuresHowSoonTheRateComesBack() throws IOException {
        for (int i = 50; i < 80; i++) {
            written.lose("free", i);
            written.effect("free", i, Written.BROKEN_AT + 3_000);
        }

        var verdict = written.judged(directory);

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.recoveries())
                .singleElement()
                .matches(recovery -> recovery.slowest().equals("free"))
                .matches(recovery -> recovery.millis() > 1_900 && recovery.millis() < 3_100);
    }

    @Test
    void givesAFaultAsLongAsAnotherOneLastsBesideIt() throws IOException {
        long late = Written.BROKEN_AT + Rates.LIMIT_MILLIS + 3_000;
        for (int i = 50; i < 180; i++) {
            written.lose("free", i);
            written.effect("free", i, late);
        }
        written.fault(2, Written.BROKEN_AT + 1_000, Written.BROKEN_AT + 2_000);

        assertThat(written.judged(directory).violations()).isEmpty();
    }

    @Test
    void findsARateThatNeverComesBack() throws IOException {
        for (int i = 50; i < Written.PER_SECOND * Written.SECONDS; i++) {
            written.lose("free", i);
            written.effect("free", i, Written.BROKEN_AT + 60_000 + 10_000L * i);
        }

        assertOnly(Kind.SLOW).contains("free").contains("millis=-1");
    }

    private AbstractStringAssert<?> assertOnly(Kind kind) throws IOException {
        var violations = written.judged(directory).violations();
        assertThat(violations).extracting(Violation::kind).containsOnly(kind);
        return assertThat(violations.getFirst().what());
    }
}
