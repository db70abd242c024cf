package benchmarks.station;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Classes that differ in nothing but their names.
final class ClonesTests {
    @Test
    void makesOneClassPerNumber() {
        var first = Clones.clone("Listener0000", 71);
        var again = Clones.clone("Listener0000", 71);
        var second = Clones.clone("Listener0000", 72);

        assertThat(first).isSameAs(again).isNotSameAs(second);
        assertThat(first.getSimpleName()).isEqualTo("Listener0071");
    }

    @Test
    void givesEachClassAMethodReferenceOfItsOwn() {
        var first = Clones.create(Listener.class, "Listener0000", 71).consumer();
        var second = Clones.create(Listener.class, "Listener0000", 72).consumer();

        assertThat(first).doesNotHaveSameClassAs(second);
    }
}
