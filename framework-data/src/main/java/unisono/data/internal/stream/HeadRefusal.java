package unisono.data.internal.stream;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What `unisono.refuse_stale` says.
///
/// @param stream the number of the one that was to be moved on
/// @param found the version of what is there
record HeadRefusal(long stream, int found) {
    private static final int CAUSES_MAX = 20;
    private static final String STATE = "UN409";

    /// That in a failure, if there is one.
    static @Nullable HeadRefusal in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES_MAX)
                .filter(PSQLException.class::isInstance)
                .map(cause -> ((PSQLException) cause).getServerErrorMessage())
                .filter(error -> error != null && STATE.equals(error.getSQLState()))
                .map(ServerErrorMessage::getDetail)
                .flatMap(Stream::ofNullable)
                .map(HeadRefusal::parse)
                .findFirst()
                .orElse(null);
    }

    private static HeadRefusal parse(String detail) {
        int blank = detail.indexOf(' ');
        return new HeadRefusal(
                Long.parseLong(detail.substring(0, blank)),
                Integer.parseInt(detail.substring(blank + 1)));
    }
}
