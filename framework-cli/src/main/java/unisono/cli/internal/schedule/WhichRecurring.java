package unisono.cli.internal.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.operation.Refused;
import unisono.data.RecurringEmission;
import unisono.data.Schedules;

/// The argument that says what recurring thing is meant: a picocli mixin.
final class WhichRecurring {
    @Parameters(paramLabel = "NAME", description = "of what recurs, such as lending.sweep")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String name = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    String name() {
        return name;
    }

    /// That there is none, in words; or that it cannot be forgotten.
    ParameterException missing(Schedules schedules) {
        var names = schedules.recurring().stream().map(RecurringEmission::name).toList();
        return Refused.because(
                command,
                names.contains(name)
                        ? "this application declares %s, which would come back at once. Take it out of its module, or: events schedule pause %s."
                                .formatted(name, name)
                        : unknown(names));
    }

    private String unknown(List<String> names) {
        if (names.isEmpty()) {
            return "\"%s\" does not recur, nor does anything else.".formatted(name);
        }
        var similar = Similar.severalTo(name, names);
        return similar.isEmpty()
                ? "nothing recurs as \"%s\". There are %s."
                        .formatted(name, String.join(", ", names))
                : "nothing recurs as \"%s\". Did you mean %s?"
                        .formatted(name, String.join(" or ", similar));
    }
}
