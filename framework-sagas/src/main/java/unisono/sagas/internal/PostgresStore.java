package unisono.sagas.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hibernate.jdbc.ReturningWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.Transactions;
import unisono.sagas.SagaException;
import unisono.sagas.SagaState;
import unisono.sagas.SagaStatus;
import unisono.sagas.SagaStore;
import unisono.sagas.SagaType;
import unisono.sagas.Sagas;
import unisono.sagas.Step;
import unisono.sagas.StepCommand;
import unisono.sagas.StepCommand.Way;
import unisono.sagas.Stepped;

/// The processes of one saga in the database.
///
/// **State first.** A step is written before its commands go out: what they lead to may come back
/// in the same transaction, and then finds the process where it stands now. The row is locked for
/// that long, so nobody else steps the process between the decision and the commit.
record PostgresStore<I, S extends Record>(
        SagaType<I, S> type, Transactions transactions, Outbound outbound, Forgetting forgetting)
        implements SagaStore<I, S> {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.sagas");

    @Override
    public boolean begin(I process, Step<S> first) {
        var key = Key.of(type, process);
        return transactions.call(() -> {
            var undos = checked(key, first, 0);
            boolean begun = ask(it -> ProcessTable.begin(it, type, key, first, undos.size()));
            if (begun) {
                followUp(key, first, 0, undos);
            }
            return begun;
        });
    }

    @Override
    public Stepped step(I process, Function<? super S, Step<S>> decision) {
        var key = Key.of(type, process);
        return transactions.call(() -> {
            var row = ask(it -> ProcessTable.locked(it, key));
            if (row.isEmpty()) {
                LOGGER.warn("{} is not there: an event for it has no effect.", key);
                return Stepped.UNKNOWN;
            }
            return row.get().status() == SagaStatus.RUNNING
                    ? step(key, row.get(), decision)
                    : late(key, row.get());
        });
    }

    private Stepped step(Key key, ProcessTable.Row row, Function<? super S, Step<S>> decision) {
        var step = decision.apply(States.read(type, key, row.shape(), row.state()));
        var undos = checked(key, step, row.undos());
        var _ =
                ask(it -> {
                    ProcessTable.step(it, type, key, step, undos.size());
                    return true;
                });
        followUp(key, step, row.undos(), undos);
        return Stepped.STEPPED;
    }

    private Stepped late(Key key, ProcessTable.Row row) {
        LOGGER.debug("{} is {}: an event for it has no effect.", key, row.status());
        var _ =
                ask(it -> {
                    ProcessTable.late(it, key);
                    return true;
                });
        return Stepped.ENDED;
    }

    /// What the step keeps.
    private List<StepCommand> checked(Key key, Step<S> step, int before) {
        step.commands().forEach(one -> outbound.check(key, one));
        var undos = step.commands().stream().filter(one -> one.way() == Way.UNDO).toList();
        if (before + undos.size() > Sagas.UNDO_MAX) {
            throw new SagaException(
                    "%s would keep more than %d commands that take it back. Let one command take back several things."
                            .formatted(key, Sagas.UNDO_MAX));
        }
        return undos;
    }

    private void followUp(Key key, Step<S> step, int before, List<StepCommand> undos) {
        if (!undos.isEmpty()) {
            var _ =
                    ask(it -> {
                        UndoTable.keep(it, key, before, undos);
                        return true;
                    });
        }
        outbound.dispatch(step.commands());
        if (step.status() == SagaStatus.COMPENSATED && before + undos.size() > 0) {
            outbound.takeBack(key, ask(it -> UndoTable.list(it, key)));
        }
        if (step.status() != SagaStatus.RUNNING) {
            forgetting.nowAndThen();
        }
    }

    @Override
    public Optional<SagaState<S>> find(I process) {
        var key = Key.of(type, process);
        return transactions
                .call(() -> ask(it -> ProcessTable.find(it, key)))
                .map(row ->
                        new SagaState<>(
                                States.read(type, key, row.shape(), row.state()),
                                row.status(),
                                row.version()));
    }

    private <T> T ask(ReturningWork<T> work) {
        return transactions.session().doReturningWork(work);
    }
}
