package unisono.commands;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unisono.events.DurableBinding;
import unisono.events.WiringLanguage;

/// A command that may be stored, and how it is then tried again. See [ModuleCommands].
///
/// @param <C> the command
@WiringLanguage
public final class DurableCommandBinding<C> {
    private final DurableBinding<?, C> listener;

    DurableCommandBinding(DurableBinding<?, C> listener) {
        this.listener = listener;
    }

    /// Lets stored commands of one key be done one after the other, in the order in which they were
    /// stored. While one cannot be done, later ones of its key wait. When a node is cut off, the
    /// last that it does may still run while its successor begins; each is done once all the same.
    ///
    /// @param key from the command; its text counts; null where no order is wanted
    public DurableCommandBinding<C> key(Function<? super C, ? extends @Nullable Object> key) {
        var _ = listener.key(key);
        return this;
    }

    /// Limits how often it is tried, with the first; by default 10, at most 100. What fails the
    /// last time is kept as a dead delivery.
    public DurableCommandBinding<C> retry(int attemptsMax) {
        var _ = listener.retry(attemptsMax);
        return this;
    }

    /// Limits how often it is tried, and says how soon: see [DurableBinding#retry(int, Duration)].
    public DurableCommandBinding<C> retry(int attemptsMax, Duration first) {
        var _ = listener.retry(attemptsMax, first);
        return this;
    }

    /// Says so of failures of one class: see [DurableBinding#retryOn].
    public DurableCommandBinding<C> retryOn(
            Class<? extends Throwable> failure, int attemptsMax, Duration first) {
        var _ = listener.retryOn(failure, attemptsMax, first);
        return this;
    }

    /// Keeps what fails in one of these ways as a dead delivery at once.
    @SafeVarargs
    public final DurableCommandBinding<C> neverRetryOn(Class<? extends Throwable>... failures) {
        for (var failure : failures) {
            var _ = listener.neverRetryOn(failure);
        }
        return this;
    }

    /// Says which failures mean that what the handler talks to is down: see
    /// [DurableBinding#pauseOn].
    @SafeVarargs
    public final DurableCommandBinding<C> pauseOn(Class<? extends Throwable>... failures) {
        for (var failure : failures) {
            var _ = listener.pauseOn(failure);
        }
        return this;
    }
}
