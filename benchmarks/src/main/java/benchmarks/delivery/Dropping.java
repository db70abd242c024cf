package benchmarks.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Drops partitions of the log while others write.
record Dropping(Connection connection) {
    private static final double NANOS_OF_A_MILLI = 1e6;

    /// The oldest first.
    ///
    /// @return how long each took, in milliseconds
    List<Double> drop(int partitions) throws SQLException {
        var times = new ArrayList<Double>();
        for (int number = 0; number < partitions; number++) {
            long began = System.nanoTime();
            Rows.execute(connection, "drop table unisono.event_p%d".formatted(number));
            times.add((System.nanoTime() - began) / NANOS_OF_A_MILLI);
        }
        return times;
    }
}
