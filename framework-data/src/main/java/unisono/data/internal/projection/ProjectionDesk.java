package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.DataException;
import unisono.data.Isolation;
import unisono.data.internal.Closing;
import unisono.data.internal.LazyDatabase;
import unisono.data.internal.PayloadReader;
import unisono.data.internal.Units;
import unisono.data.internal.log.LogEntry;
import unisono.data.projection.Projection;
import unisono.data.projection.ProjectionComparison;
import unisono.data.projection.ProjectionSettings;
import unisono.data.projection.ProjectionStatus;
import unisono.data.projection.Projections;
import unisono.data.projection.SetAsideEvent;
import unisono.events.DeclaredEvents;

/// The projections of an application, for whoever asks. Thread-safe.
public final class ProjectionDesk implements Projections, Closing {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final Duration LOOK_LAST = Duration.ofMillis(25);

    private final LazyDatabase database;
    private final Units units;
    private final List<Projection> projections;
    private final Supplier<DeclaredEvents> events;
    private final PayloadReader payloads;
    private final Folder folder;
    private final Calls calls;
    private final Generations generations;
    private volatile @Nullable Known known;
    private volatile @Nullable InlineFolds inline;
    private @Nullable ProjectionNode node;

    /// Opens and starts nothing.
    public ProjectionDesk(
            LazyDatabase database,
            Units units,
            PayloadReader payloads,
            List<Projection> projections,
            Supplier<DeclaredEvents> events) {
        this.database = database;
        this.units = units;
        this.payloads = payloads;
        this.projections = List.copyOf(projections);
        this.events = events;
        this.folder = new Folder(payloads);
        this.calls = new Calls(database);
        this.generations = new Generations(database, calls, folder);
    }

    /// Not before start-up has found them well.
    private Known known() {
        var all = known;
        if (all == null) {
            all = new Known(projections, events.get());
            known = all;
        }
        return all;
    }

    // --- In the transactions of emitters ---

    @Override
    public boolean concerns(List<LogEntry> entries) {
        return !projections.isEmpty() && !entries.isEmpty() && inline().concerns(entries);
    }

    @Override
    public void before(Connection connection, List<LogEntry> entries, Isolation isolation)
            throws SQLException {
        inline().before(connection, entries, isolation);
    }

    private InlineFolds inline() {
        var folds = inline;
        if (folds == null) {
            folds = new InlineFolds(known());
            inline = folds;
        }
        return folds;
    }

    // --- Running ---

    @Override
    public synchronized void start(ProjectionSettings settings) {
        if (node != null || projections.isEmpty()) {
            return;
        }
        var open = database.get();
        for (var one : known().all()) {
            calls.call(connection -> {
                Registration.of(connection, one);
                return true;
            });
            if (!one.definition().inline()) {
                leaveInline(one.name());
            }
        }
        var retry = new AsideRetry(open, payloads);
        var starting = new ProjectionNode(open, known(), folder, retry, settings);
        units.whenEmitted(starting::logged);
        starting.start();
        node = starting;
    }

    @Override
    public synchronized void stop(Duration limit) {
        var running = node;
        if (running != null) {
            node = null;
            units.whenEmitted(_ -> {});
            running.stop(limit);
        }
    }

    /// Ends at once.
    public void halt() {
        stop(Duration.ZERO);
    }

    private synchronized <T> T changed(T result) {
        var running = node;
        if (running != null) {
            running.wake();
        }
        return result;
    }

    // --- Reading ---

    @Override
    public long token() {
        return calls.read(Reading::token);
    }

    @Override
    public boolean await(String projection, long token, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        var look = Duration.ofMillis(1);
        while (!sees(projection, token)) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Pause.of(look);
            look = look.compareTo(LOOK_LAST) < 0 ? look.multipliedBy(2) : LOOK_LAST;
        }
        return true;
    }

    private boolean sees(String projection, long token) {
        try {
            Boolean seen =
                    database.get()
                            .<@Nullable Boolean>read(
                                    connection -> Reading.sees(connection, projection, token));
            if (seen == null) {
                throw new DataException(
                        "There is no projection %s: it was never started.".formatted(projection));
            }
            return seen;
        } catch (SQLException e) {
            throw Calls.failed(e);
        }
    }

    @Override
    public List<ProjectionStatus> list() {
        return calls.read(
                connection -> Statuses.read(connection, name -> known().find(name) != null));
    }

    @Override
    public List<SetAsideEvent> setAside(int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A limit of %d is not between 1 and %d.".formatted(limit, LIMIT_MAX));
        }
        return calls.read(connection -> AsideTable.list(connection, limit));
    }

    // --- Generations ---

    @Override
    public int rebuild(String projection) {
        return changed(generations.rebuild(known().require(projection)));
    }

    @Override
    public void catchUp(String projection, Consumer<Progress> progress) {
        generations.catchUp(known().require(projection), progress);
    }

    @Override
    public ProjectionComparison compare(String projection) {
        var one = known().require(projection);
        if (list().stream().anyMatch(it -> it.projection().equals(projection) && it.paused())) {
            throw new DataException(
                    "%s is paused, so that its generations cannot be brought to one place. Resume it first: projections resume %s."
                            .formatted(projection, projection));
        }
        return generations.compare(one);
    }

    @Override
    public int swap(String projection) {
        return changed(generations.swap(known().require(projection)));
    }

    @Override
    public int back(String projection) {
        return changed(generations.back(known().require(projection)));
    }

    @Override
    public boolean dropOld(String projection) {
        return generations.drop(projection);
    }

    // --- By hand ---

    @Override
    public boolean pause(String projection) {
        leaveInline(projection);
        return calls.call(connection -> Interventions.pause(connection, projection, true));
    }

    private void leaveInline(String projection) {
        calls.run(() -> {
            boolean inline =
                    database.get().read(connection -> Arrival.isInline(connection, projection));
            if (inline) {
                try (var hold = Hold.of(database.get(), projection)) {
                    new Arrival(database.get(), folder)
                            .leave(hold, projection, generations.live(projection));
                }
            }
        });
    }

    @Override
    public boolean resume(String projection) {
        return changed(
                calls.call(connection -> {
                    Interventions.clear(connection, projection);
                    return Interventions.pause(connection, projection, false);
                }));
    }

    @Override
    public boolean skip(String projection) {
        return changed(calls.call(connection -> Interventions.skip(connection, projection)));
    }

    @Override
    public int retry(String projection) {
        var one = known().require(projection);
        return calls.answer(() -> {
            var retry = new AsideRetry(database.get(), payloads);
            int folded = 0;
            for (var generation : generations.all(projection)) {
                var parts =
                        database.get()
                                .read(connection ->
                                        Parts.of(connection, projection, generation.number()));
                for (int part : parts) {
                    folded += retry.part(one, new PartId(projection, generation.number(), part));
                }
            }
            return changed(folded);
        });
    }

    @Override
    public boolean discard(String projection, long position) {
        boolean found =
                calls.call(connection -> Interventions.discard(connection, projection, position));
        if (found) {
            LOGGER.warn("The projection {} leaves out position {} for ever.", projection, position);
            var _ = retry(projection);
        }
        return found;
    }

    @Override
    public boolean forget(String projection) {
        if (known().find(projection) != null) {
            throw new DataException(
                    "This application has the projection %s, and it would come back at once. Take it out of its module first."
                            .formatted(projection));
        }
        return calls.held(
                projection,
                connection -> {
                    Rebuild.drop(connection, projection);
                    return Interventions.forget(connection, projection);
                });
    }
}
