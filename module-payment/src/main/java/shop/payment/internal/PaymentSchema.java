package shop.payment.internal;

import java.util.List;
import unisono.data.ModuleSchema;

/// The schema `payment`: what never changes of a payment, and the ledger.
public final class PaymentSchema implements ModuleSchema {
    /// For `ServiceLoader`.
    public PaymentSchema() {}

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(PaymentRow.class, PostingRow.class, EntryRow.class);
    }
}
