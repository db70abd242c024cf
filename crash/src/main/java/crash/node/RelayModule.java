package crash.node;

import java.util.List;
import java.util.Set;
import unisono.data.ModuleSchema;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;

/// The one module of a node.
final class RelayModule implements ApplicationModule {
    /// Its tables.
    static final class Schema implements ModuleSchema {
        @Override
        public String name() {
            return "relay";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public Set<Class<? extends ModuleApi>> apis() {
        return Set.of(RelayApi.class);
    }
}
