package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The script `./unisono`, as those who call it see it.
final class UnisonoScriptTests extends UnisonoProject {
    @Test
    void becomesTheApplicationInTheCallersDirectory() {
        var result = run("import", "my file.csv", "*");

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .isEqualTo(
                        """
                        %s
                        <-p>
                        <%s/modules>
                        <-m>
                        <app>
                        <import>
                        <my file.csv>
                        <*>
                        """
                                .formatted(directory, home));
    }

    @Test
    void buildsOnceAndSaysSoOnStderrOnly() {
        var first = run("help");
        var second = run("help");

        assertThat(first.err())
                .isEqualTo(
                        """
                        unisono: building; the first time this takes some minutes.
                        [INFO] the build says something
                        unisono: learning how to start fast.
                        """);
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(builds())
                .containsExactly(
                        "built by good: -B -q -pl modules -am"
                                + " -Dmaven.test.skip=true -Dspotless.check.skip=true package");
    }

    @Test
    void startsWithWhatItLearnedAfterTheBuild() {
        environment.put("LEARNS", "yes");

        var first = run("help");
        var second = run("help");

        assertThat(first.out())
                .startsWith(
                        """
                        %s
                        <-XX:AOTCache=%s/.unisono/app.aot>
                        <-Xlog:aot*=off>
                        <-Xlog:aot=off>
                        <-p>
                        """
                                .formatted(directory, home));
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).isEmpty();
        assertThat(log().getLast())
                .isEqualTo(
                        "learned: -XX:AOTCacheOutput=.unisono/app.aot -Xlog:aot*=off -Xlog:aot=off"
                                + " -p modules -m app launch --check --port 0"
                                + " --data .unisono/training");
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        run("help");

        write(home.resolve("cart/src/main/java/Cart.java"), "final class Cart {}");
        run("help");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceIsGone() throws IOException {
        run("help");

        Files.delete(home.resolve("cart/src/main/java/Cart.java"));
        run("help");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenAJarIsGone() throws IOException {
        run("help");

        Files.delete(home.resolve("modules/a.jar"));
        run("help");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void doesNotBuildForTestsOrBuildOutput() throws IOException {
        run("help");

        write(home.resolve("cart/src/test/java/CartTests.java"), "class CartTests {}");
        write(home.resolve("cart/target/classes/Cart.class"), "");
        run("help");

        assertThat(builds()).hasSize(1);
    }

    @Test
    void takesAFailedBuildForNone() {
        environment.put("MAVEN_FAILS", "yes");
        var failed = run("help");

        environment.remove("MAVEN_FAILS");
        run("help");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).endsWith("unisono: the build failed, for the reason above.\n");
        assertThat(builds()).hasSize(2).noneMatch(call -> call.contains(" clean "));
    }

    @Test
    void cleansAfterAnInterruptedBuild() {
        environment.put("MAVEN_KILLED", "yes");
        run("help");

        environment.remove("MAVEN_KILLED");
        run("help");
        run("help");

        assertThat(builds()).hasSize(2);
        assertThat(builds().getLast()).contains(" clean -q ");
    }

    @Test
    void letsOnlyOneOfTwoBuild() throws Exception {
        environment.put("BUILD_SECONDS", "1");
        var one = start("one");
        var two = start("two");

        var results = List.of(finished(one), finished(two));

        assertThat(results).allMatch(result -> result.code() == 0);
        assertThat(builds()).hasSize(1);
    }

    @Test
    void passesTheOptionsForJava() {
        environment.put("UNISONO_JAVA_OPTS", " -Xmx256m  -Dx=* ");

        assertThat(run("help").out()).contains("\n<-Xmx256m>\n<-Dx=*>\n<-p>\n");
    }

    @Test
    void takesUtf8InPlaceOfAscii() {
        environment.put("TELLS_LOCALE", "yes");
        environment.put("LC_ALL", "C");

        assertThat(run("help").out()).startsWith("locale C.UTF-8\n");
    }

    @Test
    void letsMavenResetNoColoursWhereNoTerminalIs() {
        run("help");

        assertThat(log())
                .contains("options: --sun-misc-unsafe-memory-access=allow -Djansi.noreset=true");
    }

    @Test
    void saysWhoCanBuildWhereTheUserMayNotWrite() {
        // Of permissions root knows nothing; but nobody makes a directory of a file.
        write(home.resolve(".unisono"), "");

        var result = run("help");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo(
                        "unisono: the user %s may not write in %s, where what has changed must be"
                                        .formatted(System.getProperty("user.name"), home)
                                + " built: run ./unisono there once as its owner, or use a clone of"
                                + " your own.\n");
    }

    @Test
    void worksThroughLinks() throws IOException {
        var link = Files.createSymbolicLink(directory.resolve("bin/link"), Path.of("../uni"));
        Files.createSymbolicLink(directory.resolve("uni"), Path.of("a project/unisono"));

        var result = finished(start(link, "help"));

        assertThat(result.out()).contains("<" + home + "/modules>");
    }

    @Test
    void passesOverAnOldJdk() {
        environment.put("JAVA_HOME", jdk("jdks/old", "17.0.15").toString());
        jdk("home/.jdks/new", "26.0.1");
        jdk("home/.sdkman/candidates/java/right", "25.0.2");

        run("help");

        assertThat(builds().getFirst()).startsWith("built by right: ");
    }

    @Test
    void takesTheJavaOnThePathFirst() throws IOException {
        environment.remove("JAVA_HOME");
        jdk("home/.jdks/right", "25.0.2");
        program(
                directory.resolve("bin/java"),
                "#!/bin/sh\nexec \"%s/bin/java\" \"$@\"\n".formatted(jdk("path", "26")));

        run("help");

        assertThat(builds().getFirst()).startsWith("built by path: ");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() {
        environment.put("JAVA_HOME", jdk("jdks/old", "17.0.15").toString());

        var result = run("help");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        """
                        unisono: there is no JDK 25 or newer in JAVA_HOME, on the PATH or \
                        in the usual places.
                        unisono: Unisono is written for Java 25: install Eclipse Temurin 25 \
                        (or any other JDK 25)
                        unisono: with your package manager, or set JAVA_HOME to where one is.
                        """);
    }

    @Test
    void saysWhatToInstallWhenMavenIsTooOld() {
        environment.put("MAVEN_VERSION", "3.8.6");

        var result = run("help");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        """
                        unisono: mvn is version 3.8.6, and the build needs 3.8.7 or newer.
                        unisono: Install a newer Apache Maven, and put it first on the PATH.
                        """);
    }

    @Test
    void verifiesEverythingAndLeavesTheModulesReady() {
        var verified = run("verify", "-o");
        run("help");

        assertThat(verified.code()).isZero();
        assertThat(verified.out()).isEmpty();
        assertThat(builds()).containsExactly("built by good: -B verify -o");
    }

    @Test
    void tellsThatVerifyFailed() {
        environment.put("MAVEN_FAILS", "yes");

        assertThat(run("verify").code()).isEqualTo(1);
    }
}
