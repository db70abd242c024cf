package unisono.data.projection;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unisono.events.EventName;

/// What a projection is. Immutable: each method returns another definition.
///
/// @param name stable for ever, because how far it is stands under it: `order.spending`; at most
///   100 characters
/// @param events what it hears, of any module whose API it sees
/// @param tables what it writes, `schema.table` of its own module, made by that module's migrations
/// @param version counts what its fold has been, from 1; see [#version(int)]
/// @param partitions how many parts are folded at the same time, 1 to [#PARTITIONS_MAX]
/// @param partitionKey what decides into which part an event falls
/// @param inline whether emitters fold it in their own transactions
public record ProjectionDefinition(
        String name,
        List<EventName<?>> events,
        List<String> tables,
        int version,
        int partitions,
        PartitionKey partitionKey,
        boolean inline) {
    /// The most parts.
    public static final int PARTITIONS_MAX = 64;

    private static final int LENGTH_MAX = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]*(\\.[a-z0-9_-]+)+");

    /// Leaves room for the number of a generation in PostgreSQL's 63 bytes.
    private static final Pattern TABLE =
            Pattern.compile("[a-z][a-z0-9_]{0,62}\\.[a-z][a-z0-9_]{0,49}");

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one of them is passed
    public ProjectionDefinition {
        events = List.copyOf(events);
        tables = List.copyOf(tables);
        if (name.length() > LENGTH_MAX || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A projection is named \"%.120s\". Name it as its module and what it tells, such as order.spending, in at most %d characters."
                            .formatted(name, LENGTH_MAX));
        }
        for (var table : tables) {
            if (!TABLE.matcher(table).matches()) {
                throw new IllegalArgumentException(
                        "%s has the table \"%.120s\". Name its schema and itself, orders.spending, in lower-case letters, digits and underscores, the latter with at most 50."
                                .formatted(name, table));
            }
        }
        if (version < 1) {
            throw new IllegalArgumentException(
                    "%s has the version %d, and versions count from 1.".formatted(name, version));
        }
        if (partitions < 1 || partitions > PARTITIONS_MAX) {
            throw new IllegalArgumentException(
                    "%s has %d partitions, and there may be 1 to %d."
                            .formatted(name, partitions, PARTITIONS_MAX));
        }
    }

    /// What decides into which part an event falls. What falls into one part is folded in the order
    /// of the log, and what has none falls into the same as all that has none.
    public enum PartitionKey {
        /// The event's key, [EventName#key].
        EVENT,
        /// The tenant of its origin, [unisono.events.Origin#tenant()].
        TENANT
    }

    /// One that hears nothing yet, and has no tables.
    public static ProjectionDefinition named(String name) {
        return new ProjectionDefinition(
                name, List.of(), List.of(), 1, 1, PartitionKey.EVENT, false);
    }

    /// The same, hearing these, too.
    public ProjectionDefinition hears(EventName<?>... more) {
        var all = Stream.concat(events.stream(), Stream.of(more)).toList();
        return new ProjectionDefinition(
                name, all, tables, version, partitions, partitionKey, inline);
    }

    /// The same, with one table more, `schema.table`. The fold calls it by its second name:
    /// [Page#table(String)].
    public ProjectionDefinition table(String more) {
        var all = Stream.concat(tables.stream(), Stream.of(more)).toList();
        return new ProjectionDefinition(
                name, events, all, version, partitions, partitionKey, inline);
    }

    /// The same, of a later version: its fold has changed, or what it hears. Nodes that know only
    /// earlier ones leave a generation of this version alone; rebuild it then, so that all of it is
    /// folded in the new way.
    public ProjectionDefinition version(int other) {
        return new ProjectionDefinition(
                name, events, tables, other, partitions, partitionKey, inline);
    }

    /// The same in so many parts, by the keys of the events: 1 unless something is said. Takes
    /// effect with the next generation. No two parts may write one row by reading it first.
    public ProjectionDefinition partitions(int number) {
        return new ProjectionDefinition(
                name, events, tables, version, number, partitionKey, inline);
    }

    /// The same in so many parts, by tenants.
    public ProjectionDefinition partitionsByTenant(int number) {
        return new ProjectionDefinition(
                name, events, tables, version, number, PartitionKey.TENANT, inline);
    }

    /// The same, folded by emitters in their transactions, as soon as it has caught up: who reads
    /// after the commit reads it, and whoever emits pays for it, with one question of the
    /// transaction and what the fold writes.
    public ProjectionDefinition foldedInline() {
        return new ProjectionDefinition(
                name, events, tables, version, partitions, partitionKey, true);
    }
}
