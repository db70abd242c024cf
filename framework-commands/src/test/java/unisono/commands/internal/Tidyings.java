package unisono.commands.internal;

import unisono.events.Application;

/// Tidies now, and not when it happens to be time.
public final class Tidyings {
    private Tidyings() {}

    public static void tidy(Application application) {
        application.injector().getInstance(Tidying.class).tidy();
    }
}
