package unisono.events.middleware;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The constraints of Jakarta Validation, told without any of the values: what stands behind
/// [PayloadValidation], for whatever else carries a record.
///
/// What has no constraints costs one look into a map. Needs the module `jakarta.validation`, and a
/// [Validator] as [PayloadValidation] says. Thread-safe.
public final class PayloadConstraints {
    private static final int VIOLATIONS_NAMED_MAX = 10;

    private final Validator validator;
    private final Map<Class<?>, Boolean> constrained = new ConcurrentHashMap<>();

    /// Checks with this validator.
    @SuppressWarnings("exports") // whoever has a validator requires its module
    public PayloadConstraints(Validator validator) {
        this.validator = validator;
    }

    /// What is wrong with a record: properties and the messages of their constraints, at most ten;
    /// null if nothing is.
    public @Nullable String violations(Object payload) {
        if (!isConstrained(payload.getClass())) {
            return null;
        }
        var violations = validator.validate(payload);
        return violations.isEmpty() ? null : words(violations);
    }

    private boolean isConstrained(Class<?> type) {
        var known = constrained.get(type);
        return known != null ? known : constrained.computeIfAbsent(type, this::ask);
    }

    private boolean ask(Class<?> type) {
        return validator.getConstraintsForClass(type).isBeanConstrained();
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
