package unisono.cli.internal.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;

@Command(
        name = "await",
        description = {
            "Waits for a stored command, and prints its result as JSON.",
            "Some node must deliver, launch for example. The command goes on when this ends."
        },
        footer = {
            "",
            "Example: unisono command await 01a1fda4-334e-7b20-8b6e-7fb746aeec5c --timeout 5m"
        })
final class AwaitCommand extends ApplicationCommand<Installed> {
    @Mixin private final WhichStored which = new WhichStored();
    @Mixin private final Timeout timeout = new Timeout();

    @Spec private @Nullable CommandSpec command;

    AwaitCommand() {
        super(Installed::required);
    }

    @Override
    protected ExitCode run(Installed installed) throws InterruptedException {
        var found = which.of(installed);
        var limit = timeout.limit();
        return Answer.tell(command, found.name(), found.stored().await(limit), limit);
    }
}
