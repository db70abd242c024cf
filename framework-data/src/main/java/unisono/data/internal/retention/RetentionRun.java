package unisono.data.internal.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import unisono.data.LogPartition;
import unisono.data.RetentionReport;
import unisono.data.RetentionReport.Holder;
import unisono.data.RetentionReport.Loss;
import unisono.data.RetentionSettings;
import unisono.data.internal.log.LogPartitions;

/// Looks after the log once, on a connection that commits each statement by itself. One thread.
///
/// To detach a partition at once needs a lock that keeps all writers out while it waits for
/// readers; to detach it concurrently needs none, but cannot be part of a transaction. So it is
/// written down first, and whoever looks next ends what was begun.
public final class RetentionRun {
    private static final Logger LOGGER = LoggerFactory.getLogger("unisono.data");
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /// Two numbers, and not one as the floors of the log.
    private static final String ALONE = "select pg_try_advisory_lock(21838, 1)";

    private static final String PATIENCE = "set lock_timeout = '2s'";
    private static final String NEWEST = "select pg_sequence_last_value('unisono.position')";
    private static final String STREAMS = "select unisono.has_streams('unisono.event_p";
    private static final String OLD =
            """
            select coalesce((select e.time from unisono.event e
                              where e.position >= ? and e.position < ?
                              order by e.position desc limit 1), '-infinity')
                   < clock_timestamp() - ? * interval '1 s'
            """;

    private final Connection connection;
    private final RetentionSettings settings;
    private final List<LogPartition> dropped = new ArrayList<>();
    private final List<Holder> held = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private boolean busy;

    public RetentionRun(Connection connection, RetentionSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /// Does it, and closes nothing: the lock ends with the connection.
    public RetentionReport run() throws SQLException {
        if (ask(ALONE).equals("t")) {
            execute(PATIENCE);
            finish();
            drop();
            report();
        }
        return new RetentionReport(dropped, held, losses, busy, bytes(partitions()));
    }

    private List<LogPartition> partitions() throws SQLException {
        return LogPartitions.read(connection);
    }

    private static long bytes(List<LogPartition> partitions) {
        return partitions.stream().mapToLong(LogPartition::bytes).sum();
    }

    /// Ends what was begun before.
    private void finish() throws SQLException {
        for (var begun : Retired.begun(connection)) {
            if (begun.pending()) {
                busy |= !waited(detach(begun.number()) + " finalize");
            } else if (begun.attached()) {
                busy |= !waited(detach(begun.number()) + " concurrently");
            }
            if (!busy) {
                gone(begun.number());
            }
        }
    }

    private void drop() throws SQLException {
        var partitions = partitions();
        long bytes = bytes(partitions);
        for (int i = 0; i < partitions.size() && !busy; i++) {
            var oldest = partitions.get(i);
            if (!oldest.full() || !isUnwanted(oldest, bytes) || !isFree(oldest, bytes)) {
                return;
            }
            drop(oldest);
            bytes -= oldest.bytes();
        }
    }

    private boolean isUnwanted(LogPartition partition, long bytes) throws SQLException {
        return isAbove(bytes, settings.keepBytes())
                || isAbove(bytes, settings.parkBytes())
                || (settings.keep().isPositive() && isOld(partition));
    }

    private static boolean isAbove(long bytes, long limit) {
        return limit > 0 && bytes > limit;
    }

    /// Times follow positions: the last is the youngest.
    private boolean isOld(LogPartition partition) throws SQLException {
        try (var select = connection.prepareStatement(OLD)) {
            select.setLong(1, partition.begins());
            select.setLong(2, partition.ends());
            select.setLong(3, settings.keep().toSeconds());
            var answer = select.executeQuery();
            answer.next();
            return answer.getBoolean(1);
        }
    }

    /// Whether nobody needs it; whoever does not run loses it, if the log is too large.
    private boolean isFree(LogPartition partition, long bytes) throws SQLException {
        if (isAbove(bytes, settings.parkBytes())) {
            park(partition);
        }
        var needing =
                Stream.concat(aggregates(partition), holders().stream())
                        .filter(holder -> holder.low() < partition.ends() - 1)
                        .toList();
        held.addAll(needing);
        for (var holder : needing) {
            LOGGER.warn(
                    "Partition {} of the log is to be dropped, and kept for {}, which is at position {}.",
                    Long.toString(partition.number()),
                    holder.who(),
                    Long.toString(holder.low()));
        }
        return needing.isEmpty();
    }

    /// What aggregates are made of stays for ever.
    private Stream<Holder> aggregates(LogPartition partition) throws SQLException {
        return ask(STREAMS + partition.number() + "')").equals("t")
                ? Stream.of(
                        new Holder("aggregates", partition.begins() - 1, partition.bytes(), false))
                : Stream.empty();
    }

    private List<Holder> holders() throws SQLException {
        return Holders.read(connection, partitions(), Long.parseLong(ask(NEWEST)));
    }

    private void park(LogPartition partition) throws SQLException {
        for (var loss : Retired.park(connection, partition.ends() - 1)) {
            losses.add(loss);
            LOGGER.error(
                    "The log is larger than {} bytes, and the listener {}, which nobody runs, kept it from position {} on. It has lost {} events, up to position {}. deliveries.lags() says so until it is forgotten.",
                    settings.parkBytes(),
                    loss.listener(),
                    Long.toString(loss.behind()),
                    loss.events(),
                    Long.toString(loss.until()));
        }
    }

    private void drop(LogPartition partition) throws SQLException {
        Retired.decide(connection, partition);
        busy = !waited(detach(partition.number()) + " concurrently");
        if (!busy) {
            gone(partition.number());
            dropped.add(partition);
            LOGGER.info(
                    "Dropped partition {} of the log, positions {} to {}, {} bytes.",
                    Long.toString(partition.number()),
                    Long.toString(partition.begins()),
                    Long.toString(partition.ends() - 1),
                    partition.bytes());
        }
    }

    private void gone(long number) throws SQLException {
        execute("drop table if exists unisono.event_p" + number);
        Retired.dropped(connection, number);
    }

    private static String detach(long number) {
        return "alter table unisono.event detach partition unisono.event_p" + number;
    }

    /// Whether it was done before anybody had to wait for long.
    private boolean waited(String sql) throws SQLException {
        try {
            execute(sql);
            return true;
        } catch (SQLException failure) {
            if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw failure;
            }
            LOGGER.warn(
                    "A partition of the log could not be dropped: a transaction that has used the log goes on. It is tried again.");
            return false;
        }
    }

    private void report() throws SQLException {
        for (var holder : holders()) {
            if (holder.forgotten() && holder.bytes() > settings.warnBytes()) {
                LOGGER.warn(
                        "About {} bytes of the log are kept for the {}, which is paused or run by no node. Resume it, bring it back, or forget it: deliveries.forget(name).",
                        holder.bytes(),
                        holder.who());
                held.remove(holder);
                held.add(holder);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql);
                var answer = select.executeQuery()) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }
}
