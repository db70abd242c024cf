package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway that is somebody's child. Whoever ends, however, closes what the child reads.
final class ChildTests {
    private static final int PATIENCE_SECONDS = 20;

    @TempDir private Path directory;

    @Test
    void endsWithItsParent() throws Exception {
        var child = start();
        var client = new GatewayClient(address(child));
        assertThat(client.capture("a").statusCode()).isEqualTo(201);

        child.getOutputStream().close();

        assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
    }

    @Test
    void isSharedByThoseWhoHaveOneJournal() throws Exception {
        var first = start();
        var address = address(first);

        var second = start();

        assertThat(address(second)).isEqualTo(address);
        assertThat(second.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        first.destroyForcibly().waitFor();
    }

    @Test
    void knowsAfterAKillWhatItAnsweredBefore() throws Exception {
        var first = start();
        var answer = new GatewayClient(address(first)).capture("a").body();
        first.destroyForcibly().waitFor();

        var second = start();

        assertThat(new GatewayClient(address(second)).capture("a").body()).isEqualTo(answer);
        second.destroyForcibly().waitFor();
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = System.getProperty("jdk.module.path");
        var command = List.of(java, "-p", path, "-m", "shop.gateway/shop.gateway.Main", journal());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private String journal() {
        return directory.resolve("captures").toString();
    }

    private static URI address(Process child) throws IOException {
        var out = child.inputReader(StandardCharsets.UTF_8);
        return URI.create(String.valueOf(out.readLine()));
    }
}
