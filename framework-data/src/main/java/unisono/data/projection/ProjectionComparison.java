package unisono.data.projection;

import java.util.List;

/// How the tables of two generations differ, at one position.
///
/// @param live the generation that readers know
/// @param other the one beside it
/// @param position where both were
public record ProjectionComparison(
        String projection, int live, int other, long position, List<Table> tables) {
    /// Takes what was found.
    public ProjectionComparison {
        tables = List.copyOf(tables);
    }

    /// Whether all rows of all tables are the same.
    public boolean same() {
        return tables.stream().allMatch(table -> table.onlyLive() + table.onlyOther() == 0);
    }

    /// One table.
    ///
    /// @param rowsLive how many rows the live one has
    /// @param onlyLive how many of them the other one does not have like this
    /// @param samples the first that differ, at most twenty
    public record Table(
            String name,
            long rowsLive,
            long rowsOther,
            long onlyLive,
            long onlyOther,
            List<Sample> samples) {
        /// Takes what was found.
        public Table {
            samples = List.copyOf(samples);
        }
    }

    /// A row that only one of them has.
    ///
    /// @param row as PostgreSQL writes it
    public record Sample(boolean live, String row) {}
}
