package unisono.sagas.internal;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import unisono.events.ApplicationParts;
import unisono.events.DeclaredEvents;
import unisono.sagas.DeclaresSagas;
import unisono.sagas.SagaType;

/// All sagas that managers declare, in module order. Thread-safe.
public final class DeclaredSagas {
    private final List<Declared> all;

    @Inject
    DeclaredSagas(ApplicationParts parts, DeclaredEvents modules) {
        this.all =
                parts.managers().stream()
                        .filter(DeclaresSagas.class::isInstance)
                        .flatMap(manager ->
                                ((DeclaresSagas) manager)
                                        .sagas().stream()
                                                .map(type ->
                                                        new Declared(
                                                                type,
                                                                manager.getClass(),
                                                                modules.moduleOf(manager.getClass())
                                                                        .orElse("none"))))
                        .toList();
    }

    /// A saga, and who says so.
    record Declared(SagaType<?, ?> type, Class<?> manager, String module) {}

    List<Declared> all() {
        return all;
    }

    boolean contains(SagaType<?, ?> type) {
        return all.stream().anyMatch(one -> one.type().equals(type));
    }

    Optional<Declared> find(String text) {
        return all.stream().filter(one -> one.type().text().equals(text)).findFirst();
    }
}
