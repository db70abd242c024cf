package app.launch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;

/// Starts the shop, and serves until it is interrupted.
@Command(
        name = "launch",
        description = {
            "Starts the shop, and says where it listens.",
            "Ctrl-C or SIGTERM ends it when the requests and deliveries under way are done."
        },
        footer = {"", "Example: unisono launch --port 9090"})
public final class LaunchCommand extends ApplicationCommand<Launch> {
    @Mixin private final Output output = new Output();

    @Option(
            names = "--check",
            description = "stop as soon as the shop is ready: tells whether it would start")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private boolean check;

    /// For [app.ShopCommands].
    public LaunchCommand() {
        super(Launch::of);
    }

    @Override
    protected ExitCode run(Launch launch) throws InterruptedException {
        try (var shop = launch.open()) {
            var report = launch.report(shop.address());
            output.print(report, report.text());
            if (!check) {
                Launch.untilInterrupted();
            }
        }
        return ExitCode.DONE;
    }
}
