package shop.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A gateway as the child of a shop: it accepts everything, and lives as long as its parent.
///
/// It prints where the gateway of the journal listens: itself, or another that has the journal
/// already, and then it ends. The end of its standard input is the end of its parent, however that
/// one ended.
final class Main {
    /// The parent reads the one, and people the other: there is no log here.
    private static final PrintStream OUT = System.out;

    private static final PrintStream ERR = System.err;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(20);

    private Main() {}

    static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            ERR.println("gateway: one argument is needed, the file of the journal.");
            Runtime.getRuntime().halt(2);
        }
        var settings = new GatewaySettings(0, Path.of(arguments[0]), Faults.NONE);
        try {
            OUT.println(run(settings));
        } catch (GatewayException e) {
            ERR.println("gateway: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    private static URI run(GatewaySettings settings) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            var own = SandboxGateway.startUnlessTaken(settings);
            if (own.isPresent()) {
                Thread.ofPlatform().name("parent").start(Main::endWithParent);
                return own.get().address();
            }
            var other = other(settings.journal());
            if (other.isPresent()) {
                return other.get();
            }
            Thread.sleep(LOOK);
        }
        throw new GatewayException(
                "Another gateway has the journal %s, and does not answer."
                        .formatted(settings.journal()),
                null);
    }

    /// Another gateway may have ended since it said where it listens, and its port be somebody
    /// else's.
    private static Optional<URI> other(Path journal) throws IOException, InterruptedException {
        var told = Claim.told(journal);
        if (told == null) {
            return Optional.empty();
        }
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(told.resolve("/health")).timeout(PATIENCE).build();
            var answer = client.send(request, BodyHandlers.ofString());
            return Optional.of(told).filter(_ -> answer.body().contains(journal.toString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// What was answered is on the disk, so that nothing has to be closed.
    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            ERR.println("gateway: the parent cannot be heard any more: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
