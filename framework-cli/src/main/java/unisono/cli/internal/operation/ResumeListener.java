package unisono.cli.internal.operation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;

@Command(
        name = "resume",
        description = {
            "Delivers again to a listener that was paused, beginning with what it has missed.",
            "With --module to all of a module, also to those that were paused by themselves."
        },
        footer = {
            "",
            "Example: unisono listeners resume payment.capture",
            "         unisono listeners resume --module payment"
        })
final class ResumeListener extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichListeners which = new WhichListeners();

    ResumeListener() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) {
        var done = which.change(deliveries, deliveries::resume, deliveries::resumeModule);
        output.print(new Document(done.name(), done.listeners()), done.words() + " resumed.\n");
        return ExitCode.DONE;
    }

    /// What scripts read.
    ///
    /// @param resumed the listener, or the module
    record Document(String resumed, int listeners) {}
}
