package unisono.commands.middleware;

import jakarta.validation.Validator;
import unisono.commands.CommandMiddleware;
import unisono.commands.Handling;
import unisono.events.Refusal;
import unisono.events.middleware.PayloadConstraints;

/// Checks the constraints of commands, by Jakarta Validation, before their handlers see them.
///
/// What breaks one is refused: a [Refusal] of the handling module, by the rule [#RULE], that names
/// properties and the constraints' messages, and nothing of the values. So it is an answer to
/// whoever asked, and a stored command is not tried again for it.
///
/// What it needs is what [unisono.events.middleware.PayloadValidation] needs. A record that checks
/// itself in its constructor is never invalid, and needs none of this. Thread-safe.
public final class CommandValidation implements CommandMiddleware {
    /// The rule that an invalid command breaks.
    public static final String RULE = "valid-command";

    private final PayloadConstraints constraints;

    /// Checks with this validator.
    @SuppressWarnings("exports") // whoever has a validator requires its module
    public CommandValidation(Validator validator) {
        this.constraints = new PayloadConstraints(validator);
    }

    /// Goes on if the command keeps its constraints.
    ///
    /// @throws Refusal if it does not
    @Override
    public <C, R> R around(Handling<C, R> handling, Next<C, R> next) throws Exception {
        Object command = handling.command();
        var violations = constraints.violations(command);
        if (violations != null) {
            throw new Refusal(
                    handling.module(),
                    RULE,
                    "%s is invalid: %s.".formatted(handling.name(), violations));
        }
        return next.proceed();
    }
}
