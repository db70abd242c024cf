package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unisono.cli.Configuration;
import unisono.cli.Configuration.Embedded;
import unisono.cli.RunningApplication;
import unisono.data.EventContract;

/// The contract of the shop's events. When this fails, it says how to mend it; what is allowed goes
/// into the file with `./unisono events lock`.
final class EventContractTests {
    private static final Path LOCK = Path.of("..", "docs", "events.lock");

    private final RunningApplication shop;
    private final EventContract contract;

    EventContractTests(@TempDir Path unused) {
        shop = Shop.boot(new Configuration(new Embedded(unused.resolve("data")), "127.0.0.1", 0));
        contract = shop.application().injector().getInstance(EventContract.class);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void theLockFileSaysWhatTheEventsCarry() throws IOException {
        var report = contract.compare(Files.readString(LOCK), Set.of());

        assertThat(report).hasToString("");
    }
}
