package app.outside;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.payment.GatewayFailure;
import shop.payment.GatewayPlace;

/// The sandbox gateway as a child process, which is started when it is first needed, and ends with
/// this process: it reads from a pipe that the kernel closes then, also after a kill.
///
/// Several processes of one shop share the gateway of whoever came first. When that one ends, the
/// next who finds nobody there starts another, which reads the same journal.
final class GatewayChild implements GatewayPlace, AutoCloseable {
    /// It has little to do, and shall be there soon.
    private static final List<String> SMALL =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    private static final List<String> NEW_SESSION = List.of("setsid");
    private static final List<String> NEW_SESSION_WITHOUT_SETSID =
            List.of("perl", "-MPOSIX=setsid", "-e", "setsid; exec @ARGV or die");

    private final Path journal;
    private @Nullable Process process;
    private @Nullable URI address;

    GatewayChild(Path journal) {
        this.journal = journal;
    }

    @Override
    public synchronized URI address() {
        if (address == null) {
            close();
            address = started();
        }
        return address;
    }

    @Override
    public synchronized void nobodyAt(URI gone) {
        if (gone.equals(address)) {
            address = null;
        }
    }

    private URI started() {
        try {
            var child = inSessionOfItsOwn();
            process = child;
            var said = child.inputReader(StandardCharsets.UTF_8).readLine();
            if (said == null) {
                throw new GatewayFailure(
                        "The sandbox gateway of %s did not start; above it says why. UNISONO_GATEWAY_URL names another."
                                .formatted(journal),
                        null);
            }
            return URI.create(said);
        } catch (IOException e) {
            throw new GatewayFailure(
                    "The sandbox gateway of %s cannot be started: %s.".formatted(journal, e), e);
        }
    }

    /// Ctrl-C is for the shop, whose last deliveries still need the gateway. macOS has no setsid.
    private Process inSessionOfItsOwn() throws IOException {
        try {
            return start(NEW_SESSION);
        } catch (IOException e) {
            return start(NEW_SESSION_WITHOUT_SETSID);
        }
    }

    private Process start(List<String> session) throws IOException {
        var command = new ArrayList<>(session);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(SMALL);
        command.addAll(List.of("-p", System.getProperty("jdk.module.path", "modules")));
        command.addAll(List.of("-m", "shop.gateway", journal.toString()));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            process.destroy();
            process = null;
        }
    }
}
