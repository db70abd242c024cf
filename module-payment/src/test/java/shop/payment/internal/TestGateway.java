package shop.payment.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import shop.gateway.Faults;
import shop.gateway.GatewaySettings;
import shop.gateway.SandboxGateway;
import shop.payment.GatewayFailure;
import shop.payment.GatewayPlace;

/// The sandbox gateway, which can be away and come back.
final class TestGateway implements GatewayPlace, AutoCloseable {
    private final Path journal;
    private @Nullable SandboxGateway open;

    TestGateway() {
        try {
            journal = Files.createTempDirectory("gateway-").resolve("captures");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void open(Faults faults) {
        close();
        open = SandboxGateway.start(new GatewaySettings(0, journal, faults));
    }

    @Override
    public synchronized URI address() {
        if (open == null) {
            throw new GatewayFailure("There is no gateway.", null);
        }
        return open.address();
    }

    @Override
    public void nobodyAt(URI address) {
        // It says so itself when it is back.
    }

    @Override
    public synchronized void close() {
        if (open != null) {
            open.close();
            open = null;
        }
    }
}
