package unisono.cli.internal.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.internal.operation.Actor;
import unisono.cli.internal.operation.PayloadFile;
import unisono.cli.internal.operation.Refused;
import unisono.commands.CommandBus;
import unisono.commands.CommandName;
import unisono.data.PayloadText;
import unisono.events.Origin;

@Command(
        name = "send",
        description = {
            "Has something done, in this process, and prints its result as JSON.",
            "What is refused or fails is told on stderr, and the exit code is 1."
        },
        footer = {
            "",
            "Example: echo '{\"order\": \"…\"}' | unisono command send payment.capture --json -"
        })
final class SendCommand extends ApplicationCommand<Installed> {
    /// How long a handler may take to heed that its time is over, before nobody waits for it.
    private static final Duration GRACE = Duration.ofSeconds(5);

    @Mixin private final Actor actor = new Actor();
    @Mixin private final Timeout timeout = new Timeout();

    @Parameters(paramLabel = "NAME", description = "of the command, such as payment.capture")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String name = "";

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "what the command says, as JSON in UTF-8; - for stdin; by default {}")
    private @Nullable String file;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "do it once: the same key again gives the first one's result")
    private @Nullable String key;

    @Option(
            names = "--durable",
            description = "only store it, for a node that delivers, and print its id")
    private boolean durable;

    @Spec private @Nullable CommandSpec command;

    SendCommand() {
        super(Installed::required);
    }

    @Override
    protected ExitCode run(Installed installed) throws Exception {
        var found = installed.named(command, name);
        if (durable && !found.durable()) {
            throw Refused.because(
                    command, "%s cannot be stored: its module does not say so.".formatted(name));
        }
        var bus = key == null ? installed.bus() : once(installed.bus(), key);
        var json = file == null ? "{}" : read(file);
        return Origin.call(actor.origin(), work(bus, found.name(), json)::call);
    }

    private CommandBus once(CommandBus bus, String once) {
        return Refused.orDone(command, () -> bus.once(once));
    }

    private String read(String from) throws IOException {
        return new PayloadFile(from).read(command);
    }

    private <C, R> Callable<ExitCode> work(CommandBus bus, CommandName<C, R> which, String json) {
        var said =
                Refused.orDone(
                        command,
                        () -> PayloadText.read("The command " + name, which.commandType(), json));
        return durable ? () -> store(bus, which, said) : () -> send(bus, which, said);
    }

    private <C, R> ExitCode store(CommandBus bus, CommandName<C, R> which, C said) {
        var stored = bus.store(which, said);
        var out = Objects.requireNonNull(command).commandLine().getOut();
        out.println("{\"id\":\"%s\"}".formatted(stored.id()));
        return ExitCode.DONE;
    }

    private <C, R> ExitCode send(CommandBus bus, CommandName<C, R> which, C said)
            throws InterruptedException {
        var limit = timeout.limit();
        var running = bus.submit(which, said, limit);
        return Answer.tell(command, name, running.await(limit.plus(GRACE)), limit);
    }
}
