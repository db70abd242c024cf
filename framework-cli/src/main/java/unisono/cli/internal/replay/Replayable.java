package unisono.cli.internal.replay;

import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.operation.Refused;
import unisono.data.Deliveries;
import unisono.data.ListenerLag;
import unisono.data.Replays;
import unisono.events.DurableListener;
import unisono.events.DurableListeners;
import unisono.events.EventName;

/// What this application can replay, and to whom.
record Replayable(Replays replays, Deliveries deliveries, DurableListeners listeners) {
    @Inject
    Replayable {}

    /// Refuses listeners that are not here, and events that they do not hear.
    void require(@Nullable CommandSpec command, String listener, Iterable<String> events) {
        var names = listeners.all().stream().map(DurableListener::name).sorted().toList();
        if (!names.contains(listener)) {
            throw Refused.because(
                    command, unknown("there is no durable listener", listener, names));
        }
        var heard =
                listeners.all().stream()
                        .filter(it -> it.name().equals(listener))
                        .flatMap(it -> it.events().stream())
                        .map(EventName::text)
                        .sorted()
                        .toList();
        for (var event : events) {
            if (!heard.contains(event)) {
                throw Refused.because(command, unknown(listener + " hears no event", event, heard));
            }
        }
    }

    /// Whether a node that lives knows it.
    boolean delivers(String listener) {
        return deliveries.lags().stream()
                .filter(lag -> lag.listener().equals(listener))
                .anyMatch(ListenerLag::known);
    }

    private static String unknown(String sentence, String name, List<String> names) {
        if (names.isEmpty()) {
            return "%s \"%s\", nor any other.".formatted(sentence, name);
        }
        var similar = Similar.severalTo(name, names);
        return similar.isEmpty()
                ? "%s \"%s\". There are %s.".formatted(sentence, name, String.join(", ", names))
                : "%s \"%s\". Did you mean %s?"
                        .formatted(sentence, name, String.join(" or ", similar));
    }
}
