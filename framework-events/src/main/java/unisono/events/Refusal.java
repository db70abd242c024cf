package unisono.events;

/// A module's "no": a business rule forbids the change.
///
/// Thrown by a command or a listener; inside a transaction it rolls everything back, in every
/// module, and reaches the emitter unchanged. Over HTTP it is a 422 that names the module and the
/// rule. Its message is shown to customers: it says what is refused and why, and holds nothing
/// secret.
///
/// It carries no stack trace: it is a result, and a shop refuses often.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String module;
    private final String rule;

    /// Refuses a change.
    ///
    /// @param module the name of the refusing module, `order`
    /// @param rule the rule's stable name in kebab case, `unit-price-above-zero`
    public Refusal(String module, String rule, String message) {
        super(message, null, false, false);
        this.module = module;
        this.rule = rule;
    }

    public String module() {
        return module;
    }

    public String rule() {
        return rule;
    }
}
