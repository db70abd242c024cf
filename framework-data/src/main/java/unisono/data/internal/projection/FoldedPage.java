package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import unisono.data.projection.Page;
import unisono.data.projection.ProjectedEvent;
import unisono.data.projection.Rows;
import unisono.events.EventName;

/// A page in the transaction of a connection. One thread.
final class FoldedPage implements Page, AutoCloseable {
    private final Known.One one;
    private final Connection connection;
    private final List<ProjectedEvent<?>> events;
    private final boolean live;
    private final int generation;
    private final List<PreparedStatement> statements = new ArrayList<>();

    private FoldedPage(
            Known.One one,
            Connection connection,
            List<ProjectedEvent<?>> events,
            boolean live,
            int generation) {
        this.one = one;
        this.connection = connection;
        this.events = List.copyOf(events);
        this.live = live;
        this.generation = generation;
    }

    /// Has a projection fold some events into its live tables.
    static void foldLive(Known.One one, Connection connection, List<ProjectedEvent<?>> events)
            throws Exception {
        fold(one, connection, events, true, 0);
    }

    /// Has a projection fold some events into the tables of a generation.
    static void fold(
            Known.One one,
            Connection connection,
            List<ProjectedEvent<?>> events,
            boolean live,
            int generation)
            throws Exception {
        try (var page = new FoldedPage(one, connection, events, live, generation)) {
            one.projection().fold(page);
        }
    }

    @Override
    public List<ProjectedEvent<?>> events() {
        return events;
    }

    @Override
    public SortedMap<String, List<ProjectedEvent<?>>> byKey() {
        var byKey = new TreeMap<String, List<ProjectedEvent<?>>>();
        for (var event : events) {
            var key = event.key();
            if (key != null) {
                byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(event);
            }
        }
        return byKey;
    }

    @Override
    public <P> void each(EventName<P> name, Consumer<? super P> fold) {
        if (!one.heard().containsValue(name)) {
            throw new IllegalArgumentException(
                    "%s does not hear %s. Name it in the definition.".formatted(one.name(), name));
        }
        for (var event : events) {
            if (event.name().equals(name)) {
                fold.accept(name.payloadType().cast(event.payload()));
            }
        }
    }

    @Override
    public String table(String name) {
        return one.definition().tables().stream()
                .map(TableName::of)
                .filter(table -> table.table().equals(name))
                .map(table -> table.name(live, generation))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(missing(name)));
    }

    private String missing(String name) {
        return "%s has no table %s. There are %s; name it in the definition."
                .formatted(
                        one.name(),
                        name,
                        one.definition().tables().stream()
                                .map(text -> TableName.of(text).table())
                                .collect(Collectors.joining(", ")));
    }

    @Override
    public Rows rows(String... types) {
        return new FoldedRows(connection, types);
    }

    @Override
    public PreparedStatement prepare(String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }

    @Override
    public void close() throws SQLException {
        for (var statement : statements) {
            statement.close();
        }
    }
}
