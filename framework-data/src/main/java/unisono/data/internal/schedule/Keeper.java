package unisono.data.internal.schedule;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import unisono.data.internal.Units;
import unisono.events.Due;
import unisono.events.EmissionTimers;
import unisono.events.PlannedEmission;
import unisono.events.Timing;

/// Keeps what is planned in the transaction that is bound to the thread, and has the node that
/// emits on this side told when that has committed. Thread-safe.
public final class Keeper implements EmissionTimers {
    private final Units units;
    private volatile Consumer<Duration> told = _ -> {};

    public Keeper(Units units) {
        this.units = units;
    }

    /// Has somebody told in how long something is due that was committed here. Must return at once.
    public void whenPlanned(Consumer<Duration> listener) {
        told = listener;
    }

    @Override
    public void set(@Nullable String name, PlannedEmission emission, Due due) {
        tell(
                units.session()
                        .doReturningWork(connection ->
                                TimerTable.set(
                                        connection,
                                        name,
                                        emission,
                                        SealedPayload.of(connection, emission),
                                        due)));
    }

    @Override
    public boolean move(String module, String name, Due due) {
        @Nullable Duration rest =
                units.session()
                        .<@Nullable Duration>doReturningWork(
                                connection -> TimerTable.move(connection, module, name, due));
        if (rest != null) {
            tell(rest);
        }
        return rest != null;
    }

    @Override
    public boolean cancel(String module, String name) {
        return units.session()
                .doReturningWork(connection -> TimerTable.cancel(connection, module, name));
    }

    private void tell(Duration rest) {
        units.defer(Timing.AFTER_COMMIT, () -> told.accept(rest));
    }
}
