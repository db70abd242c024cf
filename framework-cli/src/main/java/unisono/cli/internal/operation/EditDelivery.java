package unisono.cli.internal.operation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.data.Deliveries;

@Command(
        name = "edit",
        description = {
            "Replaces the payload of one dead delivery, and has it tried again.",
            "The event in the log stays as it was, and what other listeners get. The payload before is kept."
        },
        footer = {
            "",
            "Example: unisono deliveries edit payment.capture 4711 --payload payload.json"
        })
final class EditDelivery extends ApplicationCommand<Deliveries> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichDelivery which = new WhichDelivery();
    @Mixin private final Actor actor = new Actor();

    @Option(
            names = "--payload",
            paramLabel = "FILE",
            required = true,
            description = "JSON of the version that is stored, in UTF-8; - for stdin")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String file = "";

    @Spec private @Nullable CommandSpec command;

    EditDelivery() {
        super(Deliveries.class);
    }

    @Override
    protected ExitCode run(Deliveries deliveries) throws IOException {
        var json = new PayloadFile(file).read(command);
        boolean edited =
                Refused.orDone(
                        command,
                        () ->
                                actor.does(() ->
                                        deliveries.edit(which.listener(), which.position(), json)));
        if (!edited) {
            throw missing(deliveries);
        }
        output.print(new Document(1), "1 delivery is edited, and tried again.\n");
        return ExitCode.DONE;
    }

    private RuntimeException missing(Deliveries deliveries) {
        return deliveries
                .find(which.listener(), which.position())
                .<RuntimeException>map(it ->
                        Refused.because(
                                command,
                                "only a dead delivery can be edited, and this one is in state %s."
                                        .formatted(ListDeliveries.word(it.state()))))
                .orElseGet(() -> which.missing(deliveries));
    }

    /// What scripts read.
    record Document(int edited) {}
}
