package unisono.audit.internal;

import java.time.Duration;
import unisono.audit.AuditApi;
import unisono.data.DatabaseUnavailable;
import unisono.events.EventManager;

/// What the module `audit` emits and hears.
public final class AuditEvents extends EventManager {
    private static final int ATTEMPTS_MAX = 100;
    private static final Duration PAUSE_FIRST = Duration.ofSeconds(1);

    /// For the trail.
    public AuditEvents() {}

    @Override
    protected void registerListeners() {
        emits(Recording.class, AuditApi.RECORDED);
        local(Recording.class, StoreElsewhere.class)
                .on(AuditApi.RECORDED, StoreElsewhere::store)
                .durably()
                .named("audit.store-elsewhere")
                .atLeastOnce()
                .retry(ATTEMPTS_MAX, PAUSE_FIRST)
                .pauseOn(DatabaseUnavailable.class)
                .fromStart();
    }
}
