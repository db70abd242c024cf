package unisono.data.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import unisono.events.EventName;

/// Some events to be folded at once, and what to fold them into. For one call of
/// [Projection#fold(Page)], and one thread.
public interface Page {
    /// All of them, in the order of the log.
    List<ProjectedEvent<?>> events();

    /// Those that have a key, by key, each list in the order of the log.
    SortedMap<String, List<ProjectedEvent<?>>> byKey();

    /// Hands on the payloads of one event, in the order of the log. Where the order among several
    /// events matters, go through [#events()], with a `switch` over [ProjectedEvent#payload()].
    ///
    /// @throws IllegalArgumentException if the projection does not hear it
    <P> void each(EventName<P> name, Consumer<? super P> fold);

    /// The table to write to, quoted and with its schema: the one that readers know, or, in a
    /// rebuild, the one that shall take its place.
    ///
    /// @param name as the definition has it, without the schema
    /// @throws IllegalArgumentException if the definition has no such table
    String table(String name);

    /// Rows to be written in one statement, however many they are: by far the fastest way, and one
    /// round trip.
    ///
    /// @param types of the columns, as PostgreSQL calls them: `text`, `bigint`, `timestamptz`
    Rows rows(String... types);

    /// A statement of the page's transaction, which is closed with the page.
    PreparedStatement prepare(String sql) throws SQLException;
}
