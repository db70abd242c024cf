package unisono.events.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import unisono.events.EventException;

/// The emissions that a thread is in the middle of delivering, outermost first.
///
/// A thread-local stack instead of a scoped value: it is entered with each emission, and pushing on
/// an array costs less than binding.
final class EmissionChain {
    private static final int NAMED_MAX = 12;

    private final List<Link> links = new ArrayList<>();

    /// Enters an emission.
    ///
    /// @throws EventException if it is nested more than `depthMax` deep
    void enter(Route route, UUID id, UUID correlation, int depthMax) {
        if (links.size() >= depthMax) {
            throw new EventException(
                    "%s at depth %d, and at most %d are allowed: %s. Let one of these listeners decide when to stop, or raise depthMax."
                            .formatted(route.words(), links.size() + 1, depthMax, words(route)));
        }
        links.addLast(new Link(route, id, correlation));
    }

    void leave() {
        links.removeLast();
    }

    /// The emission whose delivery is running.
    @Nullable UUID cause() {
        return links.isEmpty() ? null : links.getLast().id();
    }

    /// The id of the chain's first emission, or its own for the first.
    UUID correlation(UUID own) {
        return links.isEmpty() ? own : links.getLast().correlation();
    }

    private String words(Route last) {
        var shown = links.subList(Math.max(0, links.size() - NAMED_MAX), links.size());
        return shown.stream()
                .map(link -> link.route().event().text())
                .collect(
                        Collectors.joining(
                                " → ",
                                shown.size() < links.size() ? "… → " : "",
                                " → " + last.event().text()));
    }

    private record Link(Route route, UUID id, UUID correlation) {}
}
