package unisono.data.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/// The pool, as Hibernate sees it: its connections are [CommitTogether].
final class Pool extends HikariDataSource {
    Pool(HikariConfig config) {
        super(config);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return CommitTogether.around(super.getConnection());
    }
}
