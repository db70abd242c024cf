package unisono.data.internal;

import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import unisono.data.DataException;
import unisono.data.MissingVersion;
import unisono.data.StaleVersion;

/// An entity as somebody saw it, some time ago.
///
/// It is locked before its version is compared, and so until the end of the transaction: of two who
/// saw the same, the second waits and is then told, instead of failing at the commit, when nobody
/// could say any more which entity it was.
///
/// @param version that was seen
public record SeenEntity<E>(Class<E> type, Object id, long version) {
    /// Takes what the editor says.
    ///
    /// @throws MissingVersion if no version was seen
    public static <E> SeenEntity<E> of(Class<E> type, Object id, @Nullable Number version) {
        if (version == null) {
            throw new MissingVersion(
                    "%s %s was to be edited, but not which version of it: the edit might undo what somebody else changed. Send back the version that was read with it."
                            .formatted(type.getSimpleName(), id));
        }
        return new SeenEntity<>(type, id, version.longValue());
    }

    /// The entity, locked, if it is as it was.
    ///
    /// @throws StaleVersion if it is not
    public E locked(Session session) {
        var entity = find(session);
        long now = version(session, entity);
        if (now != version) {
            throw stale("is at version %d now".formatted(now));
        }
        return entity;
    }

    private E find(Session session) {
        try {
            var entity = session.find(type, id, LockModeType.PESSIMISTIC_WRITE);
            if (entity == null) {
                // Hibernate finds nothing after a lost connection, too, and is then refused.
                var _ = session.isOpen();
                throw stale("is no longer there");
            }
            return entity;
        } catch (OptimisticLockException e) {
            // The transaction had read it before, and somebody changed it since.
            var stale = stale("has changed since this transaction read it");
            stale.initCause(e);
            throw stale;
        }
    }

    private long version(Session session, E entity) {
        var found = session.getFactory().getPersistenceUnitUtil().getVersion(entity);
        if (found instanceof Number number) {
            return number.longValue();
        }
        throw new DataException(
                "%s has no version that is a number. Give it one: @Version private int version."
                        .formatted(type.getName()));
    }

    private StaleVersion stale(String now) {
        return new StaleVersion(
                "%s %s was seen at version %d, and %s. Nothing was written: read it again, and repeat the edit."
                        .formatted(type.getSimpleName(), id, version, now));
    }
}
