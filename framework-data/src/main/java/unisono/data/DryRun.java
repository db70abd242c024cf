package unisono.data;

import java.util.List;
import java.util.Map;

/// What a replay would have done, had it not been rolled back.
///
/// @param events how many were tried
/// @param position the last that was tried; 0 if none was
/// @param complete whether that was all; else the limit came first
/// @param transactions how many it took: after a failure a new one begins, whose listeners do not
///   see what was written before
/// @param tables that would have been changed, by name, without what a failed delivery wrote
/// @param emitted how many events would have been emitted, by name
/// @param failures by class, the most frequent first
public record DryRun(
        long events,
        long position,
        boolean complete,
        int transactions,
        List<Table> tables,
        Map<String, Long> emitted,
        List<Failure> failures) {

    public DryRun {
        tables = List.copyOf(tables);
        emitted = Map.copyOf(emitted);
        failures = List.copyOf(failures);
    }

    /// A table, and how many of its rows were touched: by listeners, triggers and cascades.
    ///
    /// @param name with its schema
    public record Table(String name, long inserted, long updated, long deleted) {}

    /// Deliveries that failed in the same way.
    ///
    /// @param type the exception's class
    /// @param first position of the first
    /// @param message of the first
    public record Failure(String type, long count, long first, String message) {}
}
