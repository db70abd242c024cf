package unisono.cli.internal.schedule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.operation.Refused;
import unisono.data.PendingEmission;
import unisono.data.Schedules;

/// The argument that says which planned emission is meant: a picocli mixin. A number is an id, but
/// with a module everything is a name.
final class WhichPlanned {
    @Parameters(paramLabel = "NAME", description = "of the timer; or the id, as the list tells it")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String name = "";

    @Option(
            names = "--module",
            paramLabel = "MODULE",
            description = "that planned it: names are those of a module")
    private @Nullable String module;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    String name() {
        return name;
    }

    boolean hasModule() {
        return module != null;
    }

    /// The one, or a refusal.
    PendingEmission of(Schedules schedules) {
        if (module != null) {
            return schedules.find(module, name).orElseThrow(() -> missing(all(schedules)));
        }
        return id().flatMap(schedules::find).orElseGet(() -> named(all(schedules)));
    }

    private Optional<Long> id() {
        return Optional.of(name).filter(it -> it.matches("[0-9]{1,18}")).map(Long::parseLong);
    }

    private static List<PendingEmission> all(Schedules schedules) {
        return Stream.of(true, false)
                .flatMap(failed -> schedules.list(failed, Schedules.LIMIT_MAX).stream())
                .toList();
    }

    private PendingEmission named(List<PendingEmission> all) {
        var found = all.stream().filter(it -> name.equals(it.name())).toList();
        return switch (found.size()) {
            case 0 -> throw missing(all);
            case 1 -> found.getFirst();
            default ->
                    throw because(
                            "%s is planned by %s. Say which: --module."
                                    .formatted(
                                            name,
                                            String.join(
                                                    " and ",
                                                    found.stream()
                                                            .map(PendingEmission::module)
                                                            .sorted()
                                                            .toList())));
        };
    }

    private ParameterException missing(List<PendingEmission> all) {
        var names =
                all.stream()
                        .filter(it -> module == null || module.equals(it.module()))
                        .map(PendingEmission::name)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        var similar = Similar.severalTo(name, names);
        return because(
                "nothing is planned as \"%s\"%s: it was emitted, or cancelled, or never there. %s"
                        .formatted(
                                name,
                                module == null ? "" : " in " + module,
                                similar.isEmpty()
                                        ? "The list tells what is: events schedule list."
                                        : "Did you mean %s?"
                                                .formatted(String.join(" or ", similar))));
    }

    ParameterException because(String why) {
        return Refused.because(command, why);
    }
}
