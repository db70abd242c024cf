package unisono.events;

import java.lang.ScopedValue.CallableOp;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a piece of work comes from: who asked for it, for whom, and as part of which trace. The
/// event log keeps the origin of each emission.
///
/// ```java
/// var origin = new Origin("ann", "north", null);
/// Origin.run(origin, () -> counter.take(parcel));
/// ```
///
/// Bound to a thread by a scoped value, which costs some nanoseconds: threads that are started
/// inside have none, but for asynchronous deliveries, which have that of their emission. The web
/// server binds the `traceparent` of each request; nobody knows actors and tenants as yet.
///
/// @param actor who asked, as the application names people; at most 200 characters, none of them a
///   control character
/// @param tenant for whom, in the same limits
/// @param traceparent the place in a distributed trace (W3C Trace Context, version 00), as
///   [#isTraceparent(String)] wants it
public record Origin(
        @Nullable String actor, @Nullable String tenant, @Nullable String traceparent) {
    /// Nobody, nowhere.
    public static final Origin NONE = new Origin(null, null, null);

    /// Trace and span are not all zeros, and `ff` is no version.
    private static final Pattern TRACEPARENT =
            Pattern.compile(
                    "(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private static final ScopedValue<Origin> CURRENT = ScopedValue.newInstance();

    /// Checks the limits.
    ///
    /// @throws IllegalArgumentException if one of the texts is empty, too long or no such thing
    public Origin {
        check("The actor of an origin", actor);
        check("The tenant of an origin", tenant);
        if (traceparent != null && !isTraceparent(traceparent)) {
            throw new IllegalArgumentException(
                    "\"%.60s\" is no traceparent. It has the form 00-<32 digits>-<16 digits>-<2 digits>, in lower-case hexadecimal, and neither of the former two is zero."
                            .formatted(traceparent));
        }
    }

    private static void check(String what, @Nullable String text) {
        var problem = StoredText.problem(what, text);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /// That of the work around, or [#NONE].
    public static Origin current() {
        return CURRENT.orElse(NONE);
    }

    /// Runs work of this origin, on this thread. An origin inside another replaces it, as a whole.
    public static void run(Origin origin, Runnable work) {
        ScopedValue.where(CURRENT, origin).run(work);
    }

    /// Calls work of this origin, as [#run(Origin, Runnable)] does, and returns its result.
    ///
    /// @throws X what the work throws, unchanged
    public static <T extends @Nullable Object, X extends Throwable> T call(
            Origin origin, CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, origin).call(work);
    }

    /// Whether a text is the `traceparent` of the standard: version, trace, span and flags, 55
    /// characters. What later versions may append is not.
    public static boolean isTraceparent(String text) {
        return TRACEPARENT.matcher(text).matches();
    }
}
