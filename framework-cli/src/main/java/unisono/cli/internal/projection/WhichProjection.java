package unisono.cli.internal.projection;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.operation.Refused;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;

/// The argument that says which projection is meant: a picocli mixin.
final class WhichProjection {
    @Parameters(paramLabel = "PROJECTION", description = "its name, such as order.spending")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String name = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    String name() {
        return name;
    }

    /// The name of one that was ever started.
    ///
    /// @throws ParameterException if there is none of that name
    String in(Projections projections) {
        var names =
                projections.list().stream().map(ProjectionStatus::projection).distinct().toList();
        if (!names.contains(name)) {
            throw because(unknown(names));
        }
        return name;
    }

    private String unknown(List<String> names) {
        if (names.isEmpty()) {
            return "there is no projection \"%s\", nor any other: nobody has started them on this database yet."
                    .formatted(name);
        }
        var similar = Similar.severalTo(name, names);
        return similar.isEmpty()
                ? "there is no projection \"%s\". There are %s."
                        .formatted(name, String.join(", ", names))
                : "there is no projection \"%s\". Did you mean %s?"
                        .formatted(name, String.join(" or ", similar));
    }

    /// What the framework refuses, as wrong usage.
    <T> T orRefused(Supplier<T> call) {
        return Refused.orDone(command, call);
    }

    ParameterException because(String why) {
        return Refused.because(command, why);
    }
}
