package unisono.cli.internal.personal;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Erasure;
import unisono.data.SubjectTrace;

@Command(
        name = "show",
        description = "Whether personal data of a subject may be stored, and when it was erased.",
        footer = {"", "Example: unisono personal show 17850"})
final class ShowSubject extends ApplicationCommand<Erasure> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichSubject which = new WhichSubject();

    ShowSubject() {
        super(Erasure.class);
    }

    @Override
    protected ExitCode run(Erasure erasure) {
        var trace = which.does(() -> erasure.trace(which.id()));
        output.print(Document.of(which.id(), trace), words(which.id(), trace));
        return ExitCode.DONE;
    }

    private static String words(String subject, SubjectTrace trace) {
        var erased =
                trace.erased() == null ? "" : " It was erased at %s.".formatted(trace.erased());
        return trace.kept()
                ? "Personal data of %s may be stored.%s\n".formatted(subject, erased)
                : "No personal data of %s can be read.%s\n".formatted(subject, erased);
    }

    /// What scripts read.
    record Document(String subject, boolean kept, @Nullable String erased) {
        static Document of(String subject, SubjectTrace trace) {
            var erased = trace.erased();
            return new Document(subject, trace.kept(), erased == null ? null : erased.toString());
        }
    }
}
