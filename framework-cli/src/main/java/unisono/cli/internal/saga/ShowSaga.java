package unisono.cli.internal.saga;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.operation.Refused;
import unisono.cli.internal.saga.ListSagas.Line;
import unisono.data.PendingEmission;
import unisono.sagas.SagaBook;
import unisono.sagas.SagaDetails;
import unisono.sagas.SagaDetails.Undo;

@Command(
        name = "show",
        description =
                "Shows one process: what it remembers, what it waits for, and what would take it back.",
        footer = {"", "Example: unisono sagas show shop.fulfilment 4711"})
final class ShowSaga extends ApplicationCommand<SagaBook> {
    @Mixin private final Output output = new Output();

    @Parameters(index = "0", paramLabel = "TYPE", description = "the name of the saga")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String type = "";

    @Parameters(index = "1", paramLabel = "ID", description = "of the process")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String id = "";

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            description = "whose it is; by default nobody's")
    private @Nullable String tenant;

    @Spec private @Nullable CommandSpec command;

    ShowSaga() {
        super(Installed::required);
    }

    @Override
    protected ExitCode run(SagaBook book) {
        var found = book.find(type, id, tenant).orElseThrow(() -> missing(book));
        var document = Document.of(found);
        output.print(document, text(document));
        return ExitCode.DONE;
    }

    private RuntimeException missing(SagaBook book) {
        var similar = Similar.severalTo(type, book.types());
        if (book.types().contains(type) || similar.isEmpty()) {
            return Refused.because(
                    command,
                    "there is no process %s %s%s, or it is forgotten. See: unisono sagas list"
                            .formatted(type, id, tenant == null ? "" : " of tenant " + tenant));
        }
        return Refused.because(
                command,
                "there is no saga \"%s\". Did you mean %s?"
                        .formatted(type, String.join(" or ", similar)));
    }

    private static String text(Document it) {
        var text = new StringBuilder(ListSagas.row(ListSagas.head(), it.process).toString());
        text.append("\nRemembers: ").append(it.state).append('\n');
        if (it.timer != null) {
            text.append("%s is emitted at %s.\n".formatted(it.timer.event, it.timer.due));
        }
        if (!it.undos.isEmpty()) {
            text.append(
                    it.process.reason() == null
                            ? "\nTo take it back, from below:\n"
                            : "\nTaken back, from below:\n");
        }
        it.undos.forEach(
                one -> text.append("%4d  %s %s\n".formatted(one.number, one.command, one.payload)));
        return text.toString().replaceAll("[\\p{Cc}&&[^\n\t]]", "?");
    }

    /// What scripts read.
    ///
    /// @param timer null if nothing is planned under its name
    record Document(
            @JsonUnwrapped Line process,
            @JsonRawValue String state,
            @Nullable Timer timer,
            List<Kept> undos) {
        static Document of(SagaDetails it) {
            return new Document(
                    Line.of(it.process()),
                    it.state(),
                    Timer.of(it.timer()),
                    it.undos().stream().map(Kept::of).toList());
        }
    }

    /// What is planned for it.
    ///
    /// @param failed whether it was tried as often as it is, and waits for somebody's help
    record Timer(long id, String event, Instant due, boolean failed) {
        static @Nullable Timer of(@Nullable PendingEmission it) {
            return it == null ? null : new Timer(it.id(), it.event(), it.due(), it.failed());
        }
    }

    /// A command that was kept.
    record Kept(int number, String command, int version, @JsonRawValue String payload) {
        static Kept of(Undo it) {
            return new Kept(it.number(), it.command(), it.version(), it.payload());
        }
    }
}
