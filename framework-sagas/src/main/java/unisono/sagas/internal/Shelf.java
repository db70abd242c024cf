package unisono.sagas.internal;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unisono.data.PendingEmission;
import unisono.data.Schedules;
import unisono.data.Transactions;
import unisono.sagas.SagaBook;
import unisono.sagas.SagaDetails;
import unisono.sagas.SagaProcess;
import unisono.sagas.SagaQuery;

/// Lists processes. Thread-safe.
public final class Shelf implements SagaBook {
    private static final String COLUMNS =
            """
            select type, tenant, id, status, version, shape, waits_for, reason, late, begun, changed,
                   ended, state
              from unisono_sagas.process
            """;
    private static final String LIST =
            COLUMNS
                    + """
                     where (?::text is null or type = ?) and (?::text is null or status = ?)
                       and begun <= clock_timestamp() - ? * interval '1 ms'
                     order by begun, type, tenant, id limit ?
                    """;
    private static final String FIND = COLUMNS + " where type = ? and tenant = ? and id = ?";

    private final DeclaredSagas declared;
    private final Transactions transactions;
    private final Schedules schedules;

    @Inject
    Shelf(DeclaredSagas declared, Transactions transactions, Schedules schedules) {
        this.declared = declared;
        this.transactions = transactions;
        this.schedules = schedules;
    }

    @Override
    public List<String> types() {
        return declared.all().stream().map(one -> one.type().text()).sorted().toList();
    }

    @Override
    public List<SagaProcess> list(SagaQuery query, int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "The limit %d is not from 1 to %d.".formatted(limit, LIMIT_MAX));
        }
        return transactions.call(
                () -> transactions.session().doReturningWork(it -> list(it, query, limit)));
    }

    private static List<SagaProcess> list(Connection connection, SagaQuery query, int limit)
            throws SQLException {
        var status = query.status();
        var word = status == null ? null : ProcessTable.word(status);
        var older = query.older();
        try (var select = connection.prepareStatement(LIST)) {
            select.setString(1, query.type());
            select.setString(2, query.type());
            select.setString(3, word);
            select.setString(4, word);
            select.setLong(5, older == null ? 0 : older.toMillis());
            select.setInt(6, limit);
            var rows = select.executeQuery();
            var found = new ArrayList<SagaProcess>();
            while (rows.next()) {
                found.add(process(rows));
            }
            return found;
        }
    }

    private static SagaProcess process(ResultSet row) throws SQLException {
        var tenant = row.getString("tenant");
        return new SagaProcess(
                row.getString("type"),
                tenant.isEmpty() ? null : tenant,
                row.getString("id"),
                ProcessTable.status(row),
                row.getLong("version"),
                row.getInt("shape"),
                row.getString("waits_for"),
                row.getString("reason"),
                row.getInt("late"),
                row.getObject("begun", OffsetDateTime.class).toInstant(),
                row.getObject("changed", OffsetDateTime.class).toInstant(),
                time(row, "ended"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public Optional<SagaDetails> find(String type, String id, @Nullable String tenant) {
        var key = Key.of(type, id, tenant);
        var timer = timer(key, tenant);
        return transactions.call(
                () -> transactions.session().doReturningWork(it -> find(it, key, timer)));
    }

    private @Nullable PendingEmission timer(Key key, @Nullable String tenant) {
        return declared.find(key.type())
                .flatMap(one -> schedules.find(one.module(), one.type().timer(key.id(), tenant)))
                .orElse(null);
    }

    private static Optional<SagaDetails> find(
            Connection connection, Key key, @Nullable PendingEmission timer) throws SQLException {
        try (var select = connection.prepareStatement(FIND)) {
            key.fill(select, 1);
            var row = select.executeQuery();
            return row.next()
                    ? Optional.of(
                            new SagaDetails(
                                    process(row),
                                    row.getString("state"),
                                    timer,
                                    UndoTable.list(connection, key)))
                    : Optional.empty();
        }
    }
}
