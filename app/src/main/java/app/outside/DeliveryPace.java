package app.outside;

import java.time.Duration;
import unisono.data.DeliverySettings;

/// How the shop delivers.
public final class DeliveryPace {
    /// A gateway that comes back after an outage gets what waits for it within a minute.
    public static final DeliverySettings SETTINGS =
            DeliverySettings.DEFAULTS.withBackoffMax(Duration.ofMinutes(1));

    private DeliveryPace() {}
}
