package unisono.data.internal.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import unisono.data.internal.PayloadReader;

/// Folds pages. Thread-safe.
///
/// A page is one transaction: it takes the part, which locks its row; reads on behind its position,
/// up to a horizon; folds, and sets aside what cannot be read; and moves the row on from exactly
/// where it was. All of it commits, or nothing. The lock ends with the connection, so that a node
/// that is gone is waited for by nobody; and rows that it had written are gone with it.
final class Folder {
    /// How much of the log is looked through for one page, so that one that hears little says now
    /// and then how far it is.
    private static final long WINDOW = 200_000;

    /// Where a page ends at the latest.
    static final long HORIZON = Long.MAX_VALUE;

    private final PayloadReader payloads;

    Folder(PayloadReader payloads) {
        this.payloads = payloads;
    }

    /// Folds a page in the connection's transaction, which the caller commits.
    ///
    /// @param limit how many events at the most
    /// @throws FoldFailure if the projection fails; then the caller rolls back
    Folded fold(Connection connection, Known.One one, PartId id, int limit) throws SQLException {
        var taken = PartTable.take(connection, id, one.definition().version(), false);
        return taken == null
                ? Folded.NOT_TAKEN
                : fold(connection, one, taken, limit, taken.horizon());
    }

    /// Folds a page of a projection that the connection's session holds.
    ///
    /// @param until at or below a horizon
    Folded foldHeld(Connection connection, Known.One one, PartId id, int limit, long until)
            throws SQLException {
        var taken = PartTable.take(connection, id, one.definition().version(), true);
        return taken == null ? Folded.NOT_TAKEN : fold(connection, one, taken, limit, until);
    }

    private Folded fold(Connection connection, Known.One one, Taken taken, int limit, long horizon)
            throws SQLException {
        if (taken.position() >= horizon) {
            return new Folded(true, taken.position(), 0, false);
        }
        long end = Math.min(horizon, taken.position() + WINDOW);
        var rows = LogSlice.read(connection, taken, end, one.names(), limit);
        boolean full = rows.size() == limit;
        long until = full ? rows.getLast().position() : end;
        var decoded = Decoded.of(payloads, one, rows, waiting(connection, taken));
        AsideTable.add(connection, taken.id(), decoded.asides());
        fold(connection, one, taken, decoded);
        PartTable.advance(connection, taken, until, decoded.events().size());
        return new Folded(true, until, decoded.events().size(), until < horizon);
    }

    private static Set<String> waiting(Connection connection, Taken taken) throws SQLException {
        return taken.asides() ? AsideTable.keys(connection, taken.id()) : Set.of();
    }

    private static void fold(Connection connection, Known.One one, Taken taken, Decoded decoded) {
        if (decoded.events().isEmpty()) {
            return;
        }
        var first = decoded.events().getFirst();
        try {
            FoldedPage.fold(
                    one, connection, decoded.events(), taken.live(), taken.id().generation());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FoldFailure(first.position(), first.key(), e);
        } catch (Exception failure) {
            throw new FoldFailure(first.position(), first.key(), failure);
        }
    }
}
