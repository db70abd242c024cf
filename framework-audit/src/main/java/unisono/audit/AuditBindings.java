package unisono.audit;

import static java.util.Objects.requireNonNull;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import unisono.audit.internal.Destination;
import unisono.audit.internal.OtherDatabase;
import unisono.audit.internal.Recording;
import unisono.audit.internal.Recording.Surroundings;
import unisono.data.Transactions;
import unisono.events.Events;
import unisono.events.TransactionContext;

/// Brings together the middleware, which is there first, and what it needs of the injector.
final class AuditBindings extends AbstractModule {
    private final @Nullable OtherDatabase elsewhere;
    private final Recording recording;
    private @Nullable Provider<Surroundings> surroundings;

    AuditBindings(AuditPolicy policy, @Nullable OtherDatabase elsewhere) {
        this.elsewhere = elsewhere;
        this.recording = new Recording(policy, this::surroundings);
    }

    @Override
    protected void configure() {
        var transactions = getProvider(Transactions.class);
        var context = getProvider(TransactionContext.class);
        var events = getProvider(Events.class);
        var clock = getProvider(InstantSource.class);
        var other = elsewhere;
        bind(AuditLog.class)
                .toProvider(() ->
                        new AuditLog(other == null ? transactions.get() : other.transactions()))
                .in(Singleton.class);
        bind(Surroundings.class)
                .toProvider(() ->
                        new Surroundings(
                                transactions.get(),
                                context.get(),
                                other == null
                                        ? Destination.here(transactions.get())
                                        : Destination.elsewhere(events.get()),
                                clock.get()))
                .in(Singleton.class);
        surroundings = getProvider(Surroundings.class);
    }

    Recording recording() {
        return recording;
    }

    private Surroundings surroundings() {
        return requireNonNull(surroundings, "Nothing is emitted before the boot.").get();
    }
}
