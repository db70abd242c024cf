package unisono.data.internal.stream;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import unisono.data.internal.log.LastWrite;

/// Begins streams, and fails where somebody else has begun one.
///
/// @param streams sorted, so that two who begin the same do not wait for each other in a circle
record OpenedHeads(List<StreamState<?, ?>> streams) implements LastWrite {
    private static final String SQL =
            """
            with given as materialized (
                select * from unnest(?, ?, ?, ?, ?) as g (number, tenant, kind, id, version)),
                 opened as (
                insert into unisono.stream (number, tenant, kind, id, version, first_position)
                select g.number, g.tenant, g.kind, g.id, g.version,
                       pg_sequence_last_value('unisono.position')
                  from given g
                on conflict (tenant, kind, id) do nothing
                returning number)
            select unisono.refuse_stale(g.number, g.tenant, g.kind, g.id)
              from given g where not exists (select from opened o where o.number = g.number)
            """
                    .strip();

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public int fill(PreparedStatement statement, int before) throws SQLException {
        array(statement, before + 1, "int8", StreamState::number);
        array(statement, before + 2, "text", one -> one.key().tenant());
        array(statement, before + 3, "text", one -> one.key().kind());
        array(statement, before + 4, "text", one -> one.key().id());
        array(statement, before + 5, "int4", StreamState::version);
        return 5;
    }

    private void array(
            PreparedStatement statement,
            int index,
            String type,
            Function<StreamState<?, ?>, Object> column)
            throws SQLException {
        var cells = streams.stream().map(column).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, cells));
    }
}
