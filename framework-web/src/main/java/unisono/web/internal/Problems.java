package unisono.web.internal;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DatabaseUnavailable;
import unisono.events.Refusal;
import unisono.web.NotFound;
import unisono.web.Problem;
import unisono.web.ProblemException;

/// Turns exceptions into problems: by the mapping of the nearest class, else 500 with an incident
/// number under which the log has the exception. Thread-safe once filled.
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Map<Class<?>, Mapping> mappings = new HashMap<>();

    private record Mapping(Function<Throwable, Problem> problem, String source) {}

    Problems() {
        preset(ProblemException.class, ProblemException::problem);
        preset(DatabaseUnavailable.class, e -> Problem.of(503, message(e)));
        preset(NotFound.class, e -> Problem.of(404, message(e)));
        preset(
                Refusal.class,
                e -> Problem.of(422, message(e)).with("module", e.module()).with("rule", e.rule()));
    }

    /// Adds a mapping, or returns where the module's mapping is that this class has already.
    <E extends Exception> Optional<String> add(
            Class<E> type, Function<E, Problem> problem, String source) {
        var other = mappings.get(type);
        if (other != null && !other.source().isEmpty()) {
            return Optional.of(other.source());
        }
        mappings.put(type, new Mapping(e -> problem.apply(type.cast(e)), source));
        return Optional.empty();
    }

    /// @param request verb and path, for the log
    Problem of(Throwable thrown, String request) {
        var mapping = nearest(thrown.getClass());
        if (mapping == null) {
            return incident(thrown, request);
        }
        try {
            return mapping.problem().apply(thrown);
        } catch (RuntimeException e) {
            e.addSuppressed(thrown);
            return incident(e, request);
        }
    }

    private <E extends Exception> void preset(Class<E> type, Function<E, Problem> problem) {
        mappings.put(type, new Mapping(e -> problem.apply(type.cast(e)), ""));
    }

    private @Nullable Mapping nearest(Class<?> thrown) {
        for (Class<?> type = thrown; type != null; type = type.getSuperclass()) {
            var mapping = mappings.get(type);
            if (mapping != null) {
                return mapping;
            }
        }
        return null;
    }

    private static Problem incident(Throwable thrown, String request) {
        var incident = UUID.randomUUID();
        LOG.error("Incident {}: {} failed.", incident, request, thrown);
        return Problem.of(
                        500,
                        "The request failed for a reason of ours."
                                + " Tell us the incident: the log knows it.")
                .instance(URI.create("urn:uuid:" + incident))
                .with("incident", incident.toString());
    }

    private static String message(Exception e) {
        return Optional.ofNullable(e.getMessage()).orElse("");
    }
}
