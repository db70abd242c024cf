package unisono.events.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A listener, constructed by the injector when it is first really called.
///
/// Not a singleton of the injector: whether the class is one elsewhere is the module's own affair.
final class ListenerInstance {
    private final Supplier<?> provider;
    private volatile @Nullable Object instance;

    ListenerInstance(Supplier<?> provider) {
        this.provider = provider;
    }

    Object instance() {
        var existing = instance;
        return existing != null ? existing : create();
    }

    private synchronized Object create() {
        var existing = instance;
        if (existing == null) {
            existing = provider.get();
            instance = existing;
        }
        return existing;
    }
}
