package unisono.audit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import unisono.audit.internal.AuditApplication;
import unisono.audit.internal.AuditEvents;
import unisono.audit.internal.OtherDatabase;
import unisono.audit.internal.StoreElsewhere;
import unisono.data.DatabaseSettings;
import unisono.events.Application;

/// Has an application audited: the one that it is put into, and no other.
///
/// ```java
/// var trail = AuditTrail.here(AUDITED);
/// // …
/// var application = trail.into(builder).boot();
/// ```
///
/// It is put in as the last middleware, and so keeps what the others hand on. The application has a
/// data module.
///
/// **Here**, the records of a unit of work are written by its own transaction, before the commit: a
/// round trip for all of them. They travel with the change; where they cannot be written nothing is
/// changed, and the caller gets the exception. Outside of transactions, each is written when its
/// listeners have run.
///
/// **Elsewhere**, they travel with the change into the event log, for no round trip at all, and
/// from there to the other database: by a durable listener, `audit.store-elsewhere`, that tries
/// again as all of them do, and stores each once. Some process must deliver
/// ([unisono.data.Deliveries#start]).
///
/// **A unit that was rolled back** leaves one record, [AuditOutcome#FAILED], written in a
/// transaction of its own: who, which event, which listener, the class of its exception, and
/// nothing that anybody carried. A unit of a durable delivery leaves none: it is tried again, and
/// its attempts are known where deliveries are. When that record cannot be written, it is logged as
/// an error; the caller gets what the unit failed of.
public final class AuditTrail implements AutoCloseable {
    private final AuditPolicy policy;
    private final @Nullable OtherDatabase elsewhere;

    private AuditTrail(AuditPolicy policy, @Nullable OtherDatabase elsewhere) {
        this.policy = policy;
        this.elsewhere = elsewhere;
    }

    /// Records are kept in the application's own database.
    public static AuditTrail here(AuditPolicy policy) {
        return new AuditTrail(policy, null);
    }

    /// Records are kept in another database.
    ///
    /// @param database asked once, when it is first used
    public static AuditTrail elsewhere(AuditPolicy policy, Supplier<DatabaseSettings> database) {
        return new AuditTrail(policy, new OtherDatabase(database));
    }

    /// Puts it into an application, which can then give an [AuditLog]. Once.
    ///
    /// @return the same builder
    public Application.Builder into(Application.Builder builder) {
        var bindings = new AuditBindings(policy, elsewhere);
        builder.install(bindings).middleware(bindings.recording());
        if (elsewhere != null) {
            builder.module(new AuditApplication(new StoreElsewhere(elsewhere)), new AuditEvents());
        }
        return builder;
    }

    /// Closes the other database, if there is one; after the application.
    @Override
    public void close() {
        if (elsewhere != null) {
            elsewhere.close();
        }
    }
}
