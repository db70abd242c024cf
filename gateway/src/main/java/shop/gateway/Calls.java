package shop.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Answers calls, or lets them fail as they shall. Only what changes something fails by the share
/// of failing calls: of reading, an outage is all that can go wrong.
final class Calls implements HttpHandler {
    private final Desk desk;
    private final Faults faults;
    private final long begunNanos = System.nanoTime();
    private final RandomGenerator random;

    Calls(Desk desk, Faults faults) {
        this.desk = desk;
        this.faults = faults;
        this.random = new Random(faults.seed());
    }

    @Override
    public void handle(HttpExchange call) throws IOException {
        try (call) {
            Thread.sleep(faults.latency());
            if (faults.outage().covers(Duration.ofNanos(System.nanoTime() - begunNanos))) {
                send(call, Reply.error(503, "There is an outage."));
            } else {
                answer(call, fault(call));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// [Random] is safe among threads.
    private Fault fault(HttpExchange call) {
        return call.getRequestMethod().equals("POST")
                ? Fault.drawn(random, faults.failing())
                : Fault.NONE;
    }

    private void answer(HttpExchange call, Fault fault) throws IOException, InterruptedException {
        if (fault.moment() == Fault.Moment.BEFORE) {
            fail(call, fault.kind());
            return;
        }
        var reply = reply(call);
        if (fault.moment() == Fault.Moment.AFTER) {
            fail(call, fault.kind());
        } else {
            send(call, reply);
        }
    }

    private Reply reply(HttpExchange call) throws IOException {
        try {
            return desk.answer(call);
        } catch (WrongCall e) {
            return e.reply();
        } catch (IllegalArgumentException e) {
            return Reply.error(400, "The address cannot be read.");
        }
    }

    /// Closing a call that was not answered cuts its connection.
    private void fail(HttpExchange call, Fault.Kind kind) throws IOException, InterruptedException {
        switch (kind) {
            case ERROR -> send(call, Reply.error(500, "Something went wrong."));
            case UNAVAILABLE -> send(call, Reply.error(503, "Come back later."));
            case CUT -> call.close();
            case HANG -> {
                Thread.sleep(faults.hang());
                call.close();
            }
        }
    }

    private static void send(HttpExchange call, Reply reply) throws IOException {
        var bytes = JsonMapper.shared().writeValueAsBytes(reply.body());
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(reply.status(), bytes.length);
        call.getResponseBody().write(bytes);
    }
}
