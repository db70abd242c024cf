package unisono.data.internal.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/// One statement that goes with the COMMIT, before the log. What must not be committed with it, it
/// has to fail for: nobody sees how many rows it wrote.
public interface LastWrite {
    String sql();

    /// Sets its parameters.
    ///
    /// @param before how many parameters of other statements come first
    /// @return how many they are
    int fill(PreparedStatement statement, int before) throws SQLException;
}
