package unisono.data;

import java.math.BigDecimal;
import unisono.data.CountInCents.Takings;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// A kiosk that used to count in pounds.
public final class CountInCents extends TypedUpcaster<CountInCents.Before, Takings> {
    /// For `ServiceLoader`.
    public CountInCents() {
        super(KioskApi.CLOSED, 1, Before.class);
    }

    @Override
    protected Takings next(Before before) {
        return new Takings(before.pounds().movePointRight(2).longValueExact());
    }

    public record Before(BigDecimal pounds) {}

    public interface KioskApi extends ModuleApi {
        EventName<Takings> CLOSED = EventName.of("kiosk.closed", Takings.class).version(2);
    }

    public record Takings(long cents) {}
}
