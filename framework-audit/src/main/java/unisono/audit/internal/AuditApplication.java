package unisono.audit.internal;

import com.google.inject.Binder;
import java.util.Set;
import unisono.audit.AuditApi;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The module `audit`, in an application whose records go to another database.
public record AuditApplication(StoreElsewhere listener) implements ApplicationModule {
    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Set<Class<? extends ModuleApi>> apis() {
        return Set.of(AuditApi.class);
    }

    @Override
    public boolean contains(Class<?> type) {
        return Set.of(Recording.class, StoreElsewhere.class, AuditEvents.class).contains(type);
    }

    @Override
    public void configure(Binder binder) {
        binder.bind(StoreElsewhere.class).toInstance(listener);
    }
}
