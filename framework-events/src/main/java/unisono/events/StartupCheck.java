package unisono.events;

import java.util.List;

/// A check of a part that the kernel does not know, before the application starts.
///
/// Bound with Guice's `Multibinder.newSetBinder(binder(), StartupCheck.class)`. What it finds
/// stands in the one report of all that is wrong.
@FunctionalInterface
public interface StartupCheck {
    /// What keeps the application from starting: each in one to three sentences that say what, why
    /// and how to mend it. Called once, when injector and subscriptions are made.
    List<String> problems();
}
