package unisono.events.internal.delivery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A listener, constructed by the injector when it is first really called.
///
/// Not a singleton of the injector: whether the class is one elsewhere is the module's own affair.
public final class ListenerInstance {
    private final Object construction;
    private final Supplier<?> provider;
    private volatile @Nullable Object instance;

    /// Constructs nothing yet.
    ///
    /// @param construction the lock of all listeners' construction: two constructors that emit to
    ///   each other's listeners would wait for each other, had each a lock of its own
    public ListenerInstance(Object construction, Supplier<?> provider) {
        this.construction = construction;
        this.provider = provider;
    }

    Object instance() {
        var existing = instance;
        return existing != null ? existing : create();
    }

    private Object create() {
        synchronized (construction) {
            var existing = instance;
            if (existing == null) {
                existing = provider.get();
                instance = existing;
            }
            return existing;
        }
    }
}
