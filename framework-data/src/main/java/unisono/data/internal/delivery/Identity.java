package unisono.data.internal.delivery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/// A node: one start of one process.
///
/// @param name for people: the host and the process
record Identity(UUID id, String name) {
    static Identity create() {
        return new Identity(
                UUID.randomUUID(), "%s/%d".formatted(host(), ProcessHandle.current().pid()));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
