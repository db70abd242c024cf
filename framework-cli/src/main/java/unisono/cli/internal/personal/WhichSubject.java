package unisono.cli.internal.personal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.internal.operation.Refused;
import unisono.events.Origin;

/// The subject that a command is about: a picocli mixin.
final class WhichSubject {
    @Parameters(paramLabel = "SUBJECT", description = "its id, as the events name it")
    private @Nullable String id;

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            description = "whose subject it is; none by default")
    private @Nullable String tenant;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            description = "who does it, which is kept; by default the user of the operating system")
    private @Nullable String actor;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    String id() {
        if (id == null || id.isBlank()) {
            throw Refused.because(command, "a subject has an id.");
        }
        return id;
    }

    /// Does work on behalf of the tenant, by whoever it is.
    <T> T does(Supplier<T> work) {
        var name = actor == null ? System.getProperty("user.name", "") : actor;
        return Origin.call(origin(name.isBlank() ? null : name), work::get);
    }

    private Origin origin(@Nullable String name) {
        return Refused.orDone(command, () -> new Origin(name, tenant, null));
    }
}
