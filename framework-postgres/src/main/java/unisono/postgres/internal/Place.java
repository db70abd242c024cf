package unisono.postgres.internal;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.postgres.PostgresException;
import unisono.postgres.PostgresSettings;

/// A user's place, which outlives the server: a thread looks every second whether the keeper is
/// alive, without which no server stays, and joins again when it is not.
///
/// The old seat is given back only when a new one is taken. Were the death an error of ours,
/// because the process has no file left to read `/proc` with, nothing would be lost: the new seat
/// would be with the same keeper.
public final class Place implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Place.class);
    private static final Duration PAUSE_MIN = Duration.ofSeconds(1);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final PostgresSettings settings;
    private final Thread watch;
    private Membership membership;
    private boolean closed;

    private Place(PostgresSettings settings, Membership membership) {
        this.settings = settings;
        this.membership = membership;
        this.watch = Thread.ofVirtual().name("unisono-postgres-watch").unstarted(this::watch);
    }

    /// At the server of a directory that stays.
    ///
    /// @throws PostgresException if there is no server to be had
    public static Place lasting(PostgresSettings settings) {
        var place = new Place(settings, Joining.lasting(settings).join());
        place.watch.start();
        return place;
    }

    /// At a server that takes its directory along when it ends, so that there is nothing to come
    /// back to.
    ///
    /// @throws PostgresException if there is no server to be had
    public static Place temporary(PostgresSettings settings) {
        return new Place(settings, Joining.temporary(settings).join());
    }

    /// The present one, or the last one while the server is away.
    public synchronized Membership membership() {
        return membership;
    }

    /// Leaves at once: who is about to join again gives up, or gives back the seat just taken.
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            membership.close();
        }
        watch.interrupt();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void watch() {
        var pause = PAUSE_MIN;
        while (!isClosed()) {
            LockSupport.parkNanos(pause.toNanos());
            pause = pauseAfterLook(pause);
        }
    }

    /// Whatever goes wrong may be better next time; the watch must not end before the place does.
    private Duration pauseAfterLook(Duration pause) {
        try {
            if (!isClosed() && !membership().keeper().isAlive()) {
                joinAgain();
            }
            return PAUSE_MIN;
        } catch (RuntimeException e) {
            var next = pause.multipliedBy(2);
            var longer = next.compareTo(PAUSE_MAX) < 0 ? next : PAUSE_MAX;
            complain(e, longer);
            return longer;
        }
    }

    /// Never makes an empty database where there was a full one.
    private void joinAgain() {
        var data = new ServerHome(membership().directory()).data();
        if (Files.notExists(data)) {
            throw new PostgresException(
                    "%s is missing. Put it back from a backup.".formatted(data));
        }
        moveTo(Joining.lasting(settings).join());
    }

    private synchronized void moveTo(Membership next) {
        if (closed) {
            next.close();
            return;
        }
        var last = membership;
        membership = next;
        last.close();
        if (!next.keeper().equals(last.keeper())) {
            report(last, next);
        }
    }

    private static void report(Membership last, Membership next) {
        var died = last.keeper().pid();
        if (next.port() == last.port()) {
            LOG.warn("PostgreSQL died, or its keeper, process {}. It is back: {}.", died, next);
        } else {
            LOG.warn(
                    """
                    PostgreSQL died, or its keeper, process {}. It is back, but somebody has \
                    taken port {}: {}. Start again what was connected.\
                    """,
                    died,
                    last.port(),
                    next);
        }
    }

    private void complain(RuntimeException e, Duration pause) {
        if (!isClosed()) {
            LOG.warn(
                    "PostgreSQL died in {} and does not come back: {} The next try is in {} s.",
                    membership().directory(),
                    e.getMessage(),
                    pause.toSeconds());
        }
    }
}
