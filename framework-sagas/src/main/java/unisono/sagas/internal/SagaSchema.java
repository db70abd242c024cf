package unisono.sagas.internal;

import java.util.List;
import unisono.data.ModuleSchema;

/// The tables of processes.
public final class SagaSchema implements ModuleSchema {
    /// Made by `ServiceLoader`, or by hand.
    public SagaSchema() {}

    @Override
    public String name() {
        return "unisono_sagas";
    }

    @Override
    public List<Class<?>> entities() {
        return List.of();
    }
}
