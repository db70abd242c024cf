package app.outside;

import picocli.CommandLine.Command;

/// The commands about the sandbox gateway.
@Command(
        name = "gateway",
        description = "The sandbox payment gateway.",
        subcommands = RunGateway.class)
public final class GatewayCommand {
    /// For [app.ShopCommands].
    public GatewayCommand() {}
}
