package unisono.events.middleware;

import jakarta.validation.Validator;
import java.util.List;
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
    private final PayloadConstraints constraints;

    /// Checks with this validator.
    @SuppressWarnings("exports") // whoever has a validator requires its module
    public PayloadValidation(Validator validator) {
        this.constraints = new PayloadConstraints(validator);
    }

    /// Goes on if the payload keeps its constraints.
    ///
    /// @throws EventException if it does not
    @Override
    public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
        var violations = constraints.violations(emission.payload());
        if (violations != null) {
            throw new EventException(
                    "%s was emitted by %s with an invalid payload: %s. Mend what makes it, or the constraint."
                            .formatted(
                                    emission.event(),
                                    emission.emitter().getSimpleName(),
                                    violations));
        }
        return next.proceed();
    }
}
