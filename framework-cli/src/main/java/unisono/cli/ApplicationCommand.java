package unisono.cli;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import unisono.cli.internal.Interruption;
import unisono.cli.internal.Root;
import unisono.events.Application;

/// A command that needs the booted application.
///
/// There are two objects, because the help of a command must not boot anything. The command holds
/// what the user typed. The worker does the work: the application's injector constructs it, with
/// its collaborators, when the command really runs.
///
/// ```java
/// public final class ReconcileCommand extends ApplicationCommand<Reconciliation> {
///     @Mixin private final Output output = new Output();
///
///     // …
///     public ReconcileCommand() {
///         super(Reconciliation.class);
///     }
///
///     @Override
///     protected ExitCode run(Reconciliation reconciliation) {
///         var books = reconciliation.compare();
///         output.print(books, text(books));
///         return books.differences().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
///     }
///     // …
/// }
/// ```
///
/// The application is closed when the command returns. On Ctrl-C or SIGTERM the command's thread is
/// interrupted, and the process ends when the application is closed, after 10 seconds at the
/// latest.
///
/// @param <W> the worker, or what else the command needs of the application
public abstract class ApplicationCommand<W> implements Callable<Integer> {
    private final Function<Application, W> worker;

    @Spec private @Nullable CommandSpec spec;

    /// Has the application's injector construct the worker.
    protected ApplicationCommand(Class<W> worker) {
        this(application -> application.injector().getInstance(worker));
    }

    /// Asks the application itself, such as `Application::modules`.
    protected ApplicationCommand(Function<Application, W> worker) {
        this.worker = worker;
    }

    /// Does the work.
    ///
    /// @throws Exception when it fails; the user reads its message, and the exit code is 1
    protected abstract ExitCode run(W worker) throws Exception;

    /// Boots the application and runs the command in it. Called by picocli.
    @Override
    public final Integer call() throws Exception {
        if (spec == null) {
            throw new IllegalStateException("This command was not called by the command line.");
        }
        try (var _ = Interruption.ofThisThread();
                var running = Root.of(spec).boot()) {
            return run(worker.apply(running.application())).number();
        }
    }
}
