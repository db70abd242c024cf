package unisono.cli.internal.operation;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unisono.cli.internal.names.Similar;
import unisono.data.Deliveries;
import unisono.data.ListenerLag;

/// One listener, or all of a module: a picocli mixin.
final class WhichListeners {
    @Parameters(
            arity = "0..1",
            paramLabel = "LISTENER",
            description = "its stable name, such as payment.capture")
    private @Nullable String listener;

    @Option(
            names = "--module",
            paramLabel = "NAME",
            description = "all of a module, in place of LISTENER")
    private @Nullable String module;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// What was done, and to whom.
    ///
    /// @param words such as "2 listeners of hotel are"
    record Done(String name, int listeners, String words) {}

    /// Does it to one, or to a module.
    Done change(Deliveries deliveries, Predicate<String> one, ToIntFunction<String> all) {
        if (listener != null && module == null) {
            if (!one.test(listener)) {
                throw missing(deliveries, listener);
            }
            return new Done(listener, 1, listener + " is");
        }
        if (module != null && listener == null) {
            require(deliveries, module);
            int count = all.applyAsInt(module);
            return new Done(
                    module,
                    count,
                    count == 1
                            ? "1 listener of %s is".formatted(module)
                            : "%d listeners of %s are".formatted(count, module));
        }
        throw Refused.because(command, "say which: one LISTENER, or --module NAME.");
    }

    private RuntimeException missing(Deliveries deliveries, String name) {
        if (command != null) {
            KnownListeners.of(deliveries).require(name, command);
        }
        return Refused.because(command, "%s was just forgotten.".formatted(name));
    }

    private void require(Deliveries deliveries, String name) {
        var modules =
                deliveries.lags().stream().map(ListenerLag::module).distinct().sorted().toList();
        if (!modules.contains(name)) {
            throw Refused.because(command, unknown(name, modules));
        }
    }

    private static String unknown(String name, List<String> modules) {
        if (modules.isEmpty()) {
            return "there is no durable listener of any module: nobody has delivered to this database yet.";
        }
        var similar = Similar.severalTo(name, modules);
        return "no durable listener is of a module \"%s\". There are listeners of %s.%s"
                .formatted(
                        name,
                        String.join(", ", modules),
                        similar.isEmpty()
                                ? ""
                                : " Did you mean %s?".formatted(String.join(" or ", similar)));
    }
}
