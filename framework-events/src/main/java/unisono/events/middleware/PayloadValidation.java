package unisono.events.middleware;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import unisono.events.Emission;
import unisono.events.EventException;
import unisono.events.Middleware;

/// Checks the constraints of payloads, by Jakarta Validation, before anybody hears of them: once
/// per emission, question or event object, however many listeners there are.
///
/// What has no constraints costs one look into a map. A violation names the event, the property and
/// the constraint's message, and nothing of the values. For that the [Validator] needs a
/// `MessageInterpolator` that interpolates no expressions, which can put values into messages; with
/// Hibernate Validator that is `ParameterMessageInterpolator`, and needs no expression language.
///
/// A record that checks itself in its constructor is never invalid, and needs none of this. The
/// validator reads private fields: a payload's package has to be opened to it, with Hibernate
/// Validator `opens … to org.hibernate.validator`.
///
/// Needs the module `jakarta.validation`, which the kernel does not bring along. Sees what further
/// out middleware hands on, and not what it is replaced by further in. Thread-safe.
public final class PayloadValidation implements Middleware {
    private static final int VIOLATIONS_NAMED_MAX = 10;

    private final Validator validator;
    private final Map<Class<?>, Boolean> constrained = new ConcurrentHashMap<>();

    /// Checks with this validator.
    @SuppressWarnings("exports") // whoever has a validator requires its module
    public PayloadValidation(Validator validator) {
        this.validator = validator;
    }

    /// Goes on if the payload keeps its constraints.
    ///
    /// @throws EventException if it does not
    @Override
    public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        if (isConstrained(emission.payload().getClass())) {
            check(emission);
        }
        return next.proceed();
    }

    private boolean isConstrained(Class<?> type) {
        var known = constrained.get(type);
        return known != null ? known : constrained.computeIfAbsent(type, this::ask);
    }

    private boolean ask(Class<?> type) {
        return validator.getConstraintsForClass(type).isBeanConstrained();
    }

    private void check(Emission emission) {
        var violations = validator.validate(emission.payload());
        if (!violations.isEmpty()) {
            throw new EventException(
                    "%s was emitted by %s with an invalid payload: %s. Mend what makes it, or the constraint."
                            .formatted(
                                    emission.event(),
                                    emission.emitter().getSimpleName(),
                                    words(violations)));
        }
    }

    private static String words(Set<ConstraintViolation<Object>> violations) {
        var words =
                violations.stream()
                        .map(one -> (path(one.getPropertyPath()) + " " + one.getMessage()).strip())
                        .sorted()
                        .limit(VIOLATIONS_NAMED_MAX)
                        .collect(Collectors.joining("; "));
        int more = violations.size() - VIOLATIONS_NAMED_MAX;
        return more > 0 ? words + "; and %d more".formatted(more) : words;
    }

    /// Without the keys of maps, which are values, too: `prices[].amount`.
    private static String path(Path path) {
        var words = new StringBuilder();
        for (var node : path) {
            if (node.isInIterable()) {
                var index = node.getIndex();
                words.append('[').append(index == null ? "" : index).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                words.append(words.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return words.toString();
    }
}
