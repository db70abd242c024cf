package unisono.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.List;
import java.util.ServiceLoader;
import unisono.cli.internal.Invocation;

/// The command line of an application: the framework's commands, and those that the modules on the
/// module path contribute ([Commands]).
///
/// ```java
/// static void main(String[] arguments) {
///     System.exit(UnisonoCommandLine.run("unisono", Shop::boot, arguments));
/// }
/// ```
///
/// Results go to stdout, everything else to stderr, both in UTF-8 whatever the locale. A failure is
/// one line; `--stacktrace` shows where it comes from. A reader that goes away (`| head`) is no
/// failure.
public final class UnisonoCommandLine {
    private UnisonoCommandLine() {}

    /// Runs one command in this process.
    ///
    /// @param name how users call the program
    /// @param boot boots the application for the commands that need it
    /// @return the exit code: 0 done, 1 failed, 2 wrong usage; a process that Ctrl-C or SIGTERM
    ///   ends gets 130 or 143 from the JVM instead
    public static int run(String name, Boot boot, String... arguments) {
        return new Invocation(
                        System.getenv(),
                        UnisonoCommandLine::variables,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err))
                .run(name, boot, UnisonoCommandLine::contributed, List.of(arguments));
    }

    private static List<Variable> variables() {
        return ServiceLoader.load(Commands.class).stream()
                .flatMap(module -> module.get().variables().stream())
                .toList();
    }

    private static List<Object> contributed() {
        return ServiceLoader.load(Commands.class).stream()
                .flatMap(module -> module.get().commands().stream())
                .toList();
    }
}
