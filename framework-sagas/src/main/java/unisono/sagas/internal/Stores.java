package unisono.sagas.internal;

import jakarta.inject.Inject;
import unisono.data.Transactions;
import unisono.sagas.SagaException;
import unisono.sagas.SagaStore;
import unisono.sagas.SagaType;
import unisono.sagas.Sagas;

/// Makes stores.
public final class Stores implements Sagas {
    private final DeclaredSagas declared;
    private final Transactions transactions;
    private final Outbound outbound;
    private final Forgetting forgetting;

    @Inject
    Stores(
            DeclaredSagas declared,
            Transactions transactions,
            Outbound outbound,
            Forgetting forgetting) {
        this.declared = declared;
        this.transactions = transactions;
        this.outbound = outbound;
        this.forgetting = forgetting;
    }

    @Override
    public <I, S extends Record> SagaStore<I, S> of(SagaType<I, S> type) {
        if (!declared.contains(type)) {
            throw new SagaException(
                    "The saga %s is declared by nobody. Have the manager that binds its listener implement DeclaresSagas, and name the constant there."
                            .formatted(type));
        }
        return new PostgresStore<>(type, transactions, outbound, forgetting);
    }
}
