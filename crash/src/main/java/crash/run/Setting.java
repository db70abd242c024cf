package crash.run;

import java.nio.file.Path;
import java.time.Duration;

/// How it is to be run.
///
/// @param modules the module path of the application, for `db run`
/// @param histories where the histories are to be
/// @param nodes at most
/// @param perSecond how much the sender emits
public record Setting(
        Path modules,
        Path histories,
        long seed,
        int faults,
        int nodes,
        Duration lease,
        int perSecond) {
    /// So many leases.
    Duration leases(double number) {
        return Duration.ofMillis(Math.round(lease.toMillis() * number));
    }
}
