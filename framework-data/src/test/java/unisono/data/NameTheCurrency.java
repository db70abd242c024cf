package unisono.data;

import tools.jackson.databind.node.ObjectNode;
import unisono.events.EventName;

/// In the beginning everything was paid in pounds.
public final class NameTheCurrency implements Upcaster {
    /// For `ServiceLoader`.
    public NameTheCurrency() {}

    @Override
    public EventName<?> event() {
        return BankApi.PAID_IN;
    }

    @Override
    public int from() {
        return 1;
    }

    @Override
    public ObjectNode upcast(ObjectNode payload) {
        return payload.put("currency", "GBP");
    }
}
