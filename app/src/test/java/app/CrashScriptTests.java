package app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// `./unisono crash`, as those who call it see it; the rest is as with `bench`.
final class CrashScriptTests extends UnisonoProject {
    @Test
    void becomesTheCrashMatrixInTheCallersDirectory() {
        var result = run("crash", "--faults", "20");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        """
                        %s
                        <-cp>
                        <%s/crash/target/classes:a.jar>
                        <crash.Crash>
                        <--modules>
                        <%s/modules>
                        <--faults>
                        <20>
                        """
                                .formatted(directory, home, home));
    }

    @Test
    void buildsOnceWithTheApplication() {
        run("crash");
        run("crash");

        assertThat(builds())
                .containsExactly(
                        "built by good: -B -q -pl modules,crash -am"
                                + " -Dmaven.test.skip=true -Dspotless.check.skip=true package");
    }
}
