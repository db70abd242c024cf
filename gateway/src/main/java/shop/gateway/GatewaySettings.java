package shop.gateway;

import java.nio.file.Path;

/// How a gateway runs.
///
/// @param port on 127.0.0.1; 0 takes any free one
/// @param journal the file that keeps its captures; its directory is made
/// @param faults what goes wrong on purpose
public record GatewaySettings(int port, Path journal, Faults faults) {
    /// Checks the port.
    ///
    /// @throws IllegalArgumentException if there is no such port
    public GatewaySettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "%d is no port; one is between 0 and 65535.".formatted(port));
        }
        journal = journal.toAbsolutePath().normalize();
    }
}
