package unisono.data;

import java.math.BigDecimal;
import java.util.Currency;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.events.NoPayload;

/// An API whose first event has a history.
///
/// Version 1 of it knew no currency, and version 2 called the receiver an account.
public interface BankApi extends ModuleApi {
    EventName<PaidIn> PAID_IN = EventName.of("bank.paid-in", PaidIn.class).version(3);
    EventName<NoPayload> CLOSED = EventName.of("bank.closed");

    record PaidIn(String to, BigDecimal amount, Currency currency) {}
}
