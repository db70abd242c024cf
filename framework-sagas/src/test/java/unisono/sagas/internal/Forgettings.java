package unisono.sagas.internal;

import unisono.events.Application;

/// Forgets now, and not when it happens to be time.
public final class Forgettings {
    private Forgettings() {}

    /// How many were forgotten.
    public static int forget(Application application) {
        return application.injector().getInstance(Forgetting.class).forget();
    }
}
