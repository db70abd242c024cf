package unisono.cli.internal.replay;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import unisono.cli.ApplicationCommand;
import unisono.cli.ExitCode;
import unisono.cli.Output;
import unisono.cli.internal.operation.Refused;
import unisono.cli.internal.replay.ListReplays.Line;
import unisono.data.ReplayFailure;
import unisono.data.Replays;

@Command(
        name = "show",
        description = "Shows one replay, why it stopped, and what it left out.",
        footer = {"", "Example: unisono events replay show 7"})
final class ShowReplay extends ApplicationCommand<Replays> {
    @Mixin private final Output output = new Output();
    @Mixin private final WhichReplay which = new WhichReplay();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many failures, from 1 to " + Replays.LIMIT_MAX + "; by default 100")
    private int limit;

    @Spec private @Nullable CommandSpec command;

    ShowReplay() {
        super(Replays.class);
    }

    @Override
    protected ExitCode run(Replays replays) {
        var line = Line.of(which.of(replays));
        var failures = Refused.orDone(command, () -> replays.failures(which.id(), limit));
        output.print(new Document(line, failures), text(line, failures));
        return ExitCode.DONE;
    }

    private static String text(Line it, List<ReplayFailure> failures) {
        var text = new StringBuilder(ListReplays.row(ListReplays.table(), it).toString());
        if (it.error() != null) {
            text.append(
                    "\nStopped at position %d:\n%s\n".formatted(it.failedAt(), plain(it.error())));
        }
        for (var one : failures) {
            text.append(
                    "\nLeft out position %d at %s:\n%s\n"
                            .formatted(one.position(), one.at(), plain(one.error())));
        }
        return text.toString();
    }

    private static String plain(String error) {
        return error.stripTrailing().replaceAll("[\\p{Cc}&&[^\n\t]]", "?");
    }

    /// What scripts read.
    record Document(@JsonUnwrapped Line replay, List<ReplayFailure> failures) {}
}
