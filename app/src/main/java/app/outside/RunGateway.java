package app.outside;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shop.gateway.Faults;
import shop.gateway.Faults.Outage;
import shop.gateway.GatewaySettings;
import shop.gateway.SandboxGateway;
import unisono.cli.ApplicationCommand;
import unisono.cli.Configuration;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.Table;

/// Runs the gateway alone, as a real one is run by somebody else.
@Command(
        name = "run",
        description = {
            "Runs the sandbox gateway alone, until it is interrupted, at 127.0.0.1.",
            "It accepts everything, unless told otherwise. Shops use it that are started with its"
                    + " address in UNISONO_GATEWAY_URL."
        },
        footer = {"", "Example: unisono gateway run --declined 5 --failing 10"})
@SuppressWarnings("FieldCanBeFinal") // picocli assigns them
final class RunGateway extends ApplicationCommand<Configuration> {
    @Mixin private final Output output = new Output();

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            defaultValue = "8090",
            description = "0 takes any free one; by default ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "where its captures are kept; by default below the shop's directory")
    private @Nullable Path journal;

    @Option(
            names = "--declined",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "of the keys, always the same ones")
    private int declined;

    @Option(
            names = "--failing",
            paramLabel = "PERCENT",
            defaultValue = "0",
            description = "of the calls: 500, 503, no answer or a cut, before or after the capture")
    private int failing;

    @Option(
            names = "--latency",
            paramLabel = "MILLIS",
            defaultValue = "0",
            description = "that each call takes at least")
    private int latencyMillis;

    @Option(
            names = "--hang",
            paramLabel = "MILLIS",
            defaultValue = "10000",
            description = "that a call lasts that gets no answer; by default ${DEFAULT-VALUE}")
    private int hangMillis;

    @Option(
            names = "--outage",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "of each outage; by default there is none")
    private int outageSeconds;

    @Option(
            names = "--outage-every",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "between two outages; by default ${DEFAULT-VALUE}")
    private int outageEverySeconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "draws other keys that are declined, and other failures")
    private long seed;

    RunGateway() {
        super(Configuration.class);
    }

    @Override
    protected ExitCode run(Configuration configuration) throws InterruptedException {
        var file = journal == null ? Surroundings.journal(configuration) : journal;
        var settings = new GatewaySettings(port, file, faults());
        try (var gateway = SandboxGateway.start(settings)) {
            var place = new Place(gateway.address().toString(), settings.journal().toString());
            var table = Table.of("LISTENING", "JOURNAL");
            output.print(place, table.row(place.listening(), place.journal()));
            new CountDownLatch(1).await();
            throw new IllegalStateException("Nobody counts this latch down.");
        }
    }

    private Faults faults() {
        return new Faults(
                declined,
                failing,
                Duration.ofMillis(latencyMillis),
                Duration.ofMillis(hangMillis),
                new Outage(
                        Duration.ofSeconds(outageEverySeconds), Duration.ofSeconds(outageSeconds)),
                seed);
    }

    record Place(String listening, String journal) {}
}
