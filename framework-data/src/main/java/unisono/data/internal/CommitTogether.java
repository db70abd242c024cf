package unisono.data.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// A connection whose commit can be told to send something along.
///
/// That is how the log is written after everything that Hibernate does at a commit (its last flush,
/// the checks of versions, what others have registered), and yet in one request with the COMMIT: to
/// Hibernate it is the commit, which succeeds or fails as a whole. One thread.
final class CommitTogether implements InvocationHandler {
    private final Connection connection;
    private @Nullable Commit instead;

    private CommitTogether(Connection connection) {
        this.connection = connection;
    }

    /// Commits the connection, with whatever else it sends.
    @FunctionalInterface
    interface Commit {
        void commit(Connection connection) throws SQLException;
    }

    static Connection around(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        CommitTogether.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new CommitTogether(connection));
    }

    /// Has the next commit of such a connection done in this way.
    static void instead(Connection connection, Commit commit) {
        ((CommitTogether) Proxy.getInvocationHandler(connection)).instead = commit;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a connection is itself
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        return switch (method.getName()) {
            case "commit" -> commit();
            case "equals" -> arguments != null && proxy == arguments[0];
            default -> passOn(method, arguments);
        };
    }

    private @Nullable Object commit() throws SQLException {
        var commit = instead;
        instead = null;
        if (commit == null) {
            connection.commit();
        } else {
            commit.commit(connection);
        }
        return null;
    }

    private @Nullable Object passOn(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
