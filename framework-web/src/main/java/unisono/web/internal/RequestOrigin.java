package unisono.web.internal;

import java.util.concurrent.Callable;
import unisono.events.Origin;
import unisono.web.Request;

/// Where a request comes from: so far, only its place in a distributed trace.
final class RequestOrigin {
    private static final String TRACEPARENT = "traceparent";

    /// How long the header of version 00 is. Later ones may append, after a hyphen, what this one
    /// does not know (W3C Trace Context, 3.2.4).
    private static final int LENGTH = 55;

    private RequestOrigin() {}

    /// Calls what answers a request, as work of its origin. A header that is no traceparent is
    /// passed over, as the standard wants it.
    static <T> T call(Request request, Callable<T> work) throws Exception {
        var header = request.header(TRACEPARENT).map(String::strip).map(RequestOrigin::known);
        return header.isPresent() && Origin.isTraceparent(header.get())
                ? Origin.call(new Origin(null, null, header.get()), work::call)
                : work.call();
    }

    private static String known(String header) {
        boolean later = !header.startsWith("00") && header.startsWith("-", LENGTH);
        return later ? header.substring(0, LENGTH) : header;
    }
}
