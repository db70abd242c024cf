package unisono.cli;

/// Boots the application, when a command that needs it really runs: neither `--help` nor a mistyped
/// option does.
///
/// Not every command uses the database, so booting should not open it; and `launch` needs host and
/// port, so it should bind the [Configuration].
@FunctionalInterface
public interface Boot {
    /// Boots the application. What fails here reaches the user as one line.
    RunningApplication boot(Configuration configuration) throws Exception;
}
