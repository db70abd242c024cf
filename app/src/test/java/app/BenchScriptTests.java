package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// `./unisono bench`, as those who call it see it.
final class BenchScriptTests extends UnisonoProject {
    @Test
    void becomesTheBenchmarksInTheCallersDirectory() {
        var result = run("bench", "dispatch", "--json", "my file.json");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        """
                        %s
                        <--sun-misc-unsafe-memory-access=allow>
                        <-cp>
                        <%s/benchmarks/target/classes:a.jar>
                        <benchmarks.Bench>
                        <dispatch>
                        <--json>
                        <my file.json>
                        """
                                .formatted(directory, home));
    }

    @Test
    void buildsOnceWithTheApplicationAndSaysSoOnStderrOnly() {
        var first = run("bench");
        var second = run("bench");

        assertThat(first.err())
                .isEqualTo(
                        """
                        unisono: building; the first time this takes some minutes.
                        [INFO] the build says something
                        """);
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(builds())
                .containsExactly(
                        "built by good: -B -q -pl modules,benchmarks -am"
                                + " -Dmaven.test.skip=true -Dspotless.check.skip=true package");
    }

    @Test
    void buildsAgainWhenTheApplicationWasBuiltWithoutTheBenchmarks() {
        run("bench");

        write(home.resolve("cart/src/main/java/Cart.java"), "final class Cart {}");
        run("help");
        run("bench");

        assertThat(builds()).hasSize(3);
    }

    @Test
    void buildsAgainForAChangedBenchmarkThoughTheApplicationDoesNot() {
        run("bench");

        write(home.resolve("benchmarks/src/main/java/Bench.java"), "final class Bench {}");
        run("help");
        int forTheApplication = builds().size();
        run("bench");

        assertThat(forTheApplication).isEqualTo(1);
        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhereTheCheckoutWasMovedTo() throws IOException {
        run("bench");

        home = Files.move(home, directory.resolve("elsewhere"));
        var moved = run("bench");

        assertThat(moved.out()).contains("<%s/benchmarks/target/classes:a.jar>".formatted(home));
    }

    @Test
    void givesTheOptionsOfTheUserToJava() {
        environment.put("UNISONO_JAVA_OPTS", "-Xmx2g -XX:+UseSerialGC");

        var result = run("bench", "dispatch");

        assertThat(result.out()).contains("<-Xmx2g>\n<-XX:+UseSerialGC>\n<-cp>\n");
    }
}
