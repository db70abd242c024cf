package unisono.audit;

import java.util.List;
import unisono.data.ModuleSchema;

/// The schema `audit`: one table, insert-only, partitioned by month. `ServiceLoader` finds it;
/// whoever names schemas by hand names it, too.
public final class AuditSchema implements ModuleSchema {
    /// For `ServiceLoader`.
    public AuditSchema() {}

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public List<Class<?>> entities() {
        return List.of();
    }
}
