package unisono.web.internal;

import com.google.inject.Injector;
import java.util.Map;
import unisono.data.Inbox;
import unisono.data.Incoming;
import unisono.data.IncomingBusy;
import unisono.data.IncomingChanged;
import unisono.events.Origin;
import unisono.web.Idempotency;
import unisono.web.Problem;
import unisono.web.Request;
import unisono.web.Response;

/// Answers a request by the inbox: does it, or tells again what was answered.
final class OnceOnly implements Route.Call {
    private static final int FAILURES = 500;

    private final String source;
    private final Route.Call call;
    private final Idempotency idempotency;
    private final Injector injector;

    /// @param source verb and path of the route: its keys are its own
    OnceOnly(String source, Route.Call call, Idempotency idempotency, Injector injector) {
        this.source = source;
        this.call = call;
        this.idempotency = idempotency;
        this.injector = injector;
    }

    @Override
    public Response answer(Request request) throws Exception {
        var key = IdempotencyKey.of(request, idempotency);
        if (key.isEmpty()) {
            return call.answer(request);
        }
        var incoming = new Incoming(source, key.get(), ((HttpRequest) request).fingerprint());
        var actor = idempotency.actor(request);
        return actor.isPresent()
                ? Origin.call(origin(actor.get()), () -> once(incoming, request))
                : once(incoming, request);
    }

    private static Origin origin(String actor) {
        var around = Origin.current();
        return new Origin(actor, around.tenant(), around.traceparent());
    }

    private Response once(Incoming incoming, Request request) throws Exception {
        try {
            var receipt =
                    injector.getInstance(Inbox.class)
                            .onceUnlessBusy(incoming, () -> written(call.answer(request)));
            return Kept.read(receipt.answer()).response();
        } catch (NotKept failed) {
            return failed.response;
        } catch (IncomingBusy e) {
            var problem =
                    Problem.of(
                            409,
                            "A request with this Idempotency-Key is just being answered. Repeat it in a second.");
            return Response.problem(problem).header("Retry-After", "1");
        } catch (IncomingChanged e) {
            return Response.problem(
                    Problem.of(
                            422,
                            "This Idempotency-Key was that of another request. Give each new request a new one."));
        }
    }

    private static String written(Response response) throws NotKept {
        if (response.status() >= FAILURES) {
            throw new NotKept(response);
        }
        return Kept.of(Reply.of(response)).text();
    }

    /// Rolls back what a failure has left.
    private static final class NotKept extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Response response;

        private NotKept(Response response) {
            super("The request failed", null, false, false);
            this.response = response;
        }
    }

    /// An answer, as it is kept.
    private record Kept(int status, Map<String, String> headers, String body, String type) {
        static Kept of(Reply reply) {
            return new Kept(reply.status(), reply.headers(), reply.body(), reply.type());
        }

        static Kept read(String text) {
            return JsonBodies.readKept(text, Kept.class);
        }

        String text() {
            return JsonBodies.write(this);
        }

        Response response() {
            var response =
                    body.isEmpty()
                            ? Response.noContent()
                            : Response.status(status, new PlainText(body, type));
            for (var header : headers.entrySet()) {
                response = response.header(header.getKey(), header.getValue());
            }
            return response;
        }
    }
}
