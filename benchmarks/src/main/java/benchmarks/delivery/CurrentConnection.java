package benchmarks.delivery;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Lets a library that takes a data source join a transaction: the source gives the connection of
/// the thread, and nobody closes it.
final class CurrentConnection {
    private static final ThreadLocal<Connection> CURRENT = new ThreadLocal<>();

    private CurrentConnection() {}

    static void during(Connection connection, Runnable work) {
        CURRENT.set(kept(connection));
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }

    static DataSource source() {
        return (DataSource)
                Proxy.newProxyInstance(
                        CurrentConnection.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, _) -> {
                            if (method.getName().equals("getConnection")) {
                                return connection();
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }

    private static Connection connection() throws SQLException {
        var connection = CURRENT.get();
        if (connection == null) {
            throw new SQLException("There is no transaction on this thread.");
        }
        return connection;
    }

    private static Connection kept(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        CurrentConnection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                return null;
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getTargetException();
                            }
                        });
    }
}
