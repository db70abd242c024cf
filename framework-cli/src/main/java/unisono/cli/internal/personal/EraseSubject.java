package unisono.cli.internal.personal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Sure;
import unisono.data.Erasure;

@Command(
        name = "erase",
        description = {
            "Destroys the key that personal data of a subject is stored with.",
            "Events stay; what is personal in them is read as null, for ever.",
            "What modules keep in tables of their own is theirs to delete."
        },
        footer = {"", "Example: unisono personal erase 17850 --yes"})
final class EraseSubject extends ApplicationCommand<Erasure> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichSubject which = new WhichSubject();
    @Mixin private final Sure sure = new Sure();

    EraseSubject() {
        super(Erasure.class);
    }

    @Override
    protected ExitCode run(Erasure erasure) {
        var subject = which.id();
        sure.require("Nobody could read again what is personal of %s.".formatted(subject));
        boolean erased = which.does(() -> erasure.erase(subject));
        output.print(
                new Document(subject, erased),
                erased
                        ? "What is personal of %s is erased.\n".formatted(subject)
                        : "Nothing personal of %s is stored.\n".formatted(subject));
        return ExitCode.DONE;
    }

    /// What scripts read.
    record Document(String subject, boolean erased) {}
}
