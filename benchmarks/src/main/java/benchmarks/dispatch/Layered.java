package benchmarks.dispatch;

import benchmarks.station.Listener;
import jakarta.validation.Validation;
import java.util.List;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import unisono.events.middleware.DeliveryLogging;
import unisono.events.middleware.DeliveryTimings;
import unisono.events.middleware.DiagnosticContext;
import unisono.events.middleware.PayloadValidation;

/// Our own dispatch, inside the middleware that comes with it. The log is off.
final class Layered {
    private Layered() {}

    static Dispatch observed(List<Listener> listeners) {
        return inside(new DiagnosticContext(), listeners);
    }

    static Dispatch correlated(List<Listener> listeners) {
        return inside(DiagnosticContext.withCorrelation(), listeners);
    }

    private static Dispatch inside(DiagnosticContext context, List<Listener> listeners) {
        return Unisono.inside(listeners, context, new DeliveryLogging(), new DeliveryTimings());
    }

    static Dispatch validated(List<Listener> listeners) {
        var validation =
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory();
        return Unisono.inside(listeners, new PayloadValidation(validation.getValidator()));
    }
}
