package unisono.test.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import unisono.test.WireTraffic.RoundTrip;

/// What client and server say to each other on one connection, told as round trips (PostgreSQL,
/// chapter 54.2: message flow).
///
/// The server answers every Sync and every simple query, in their order, with one ReadyForQuery;
/// the first of all ends the start-up. A client may send the next request at once, as the driver
/// does behind a BEGIN: so a round trip is over when all is answered that the client has begun to
/// say. Thread-safe: each side speaks on a thread of its own.
public final class Dialogue {
    /// Parse: a name and the text. Bind: portal and statement. Close, Execute, Query: what it is
    /// about.
    private static final Map<Character, Integer> CLIENT =
            Map.of('P', 2, 'B', 2, 'C', 1, 'E', 1, 'Q', 1);

    /// CommandComplete: the tag. ErrorResponse: severity, severity again, SQL state; behind them
    /// come values. ReadyForQuery: the state of the transaction.
    private static final Map<Character, Integer> SERVER = Map.of('C', 1, 'E', 3, 'Z', 1);

    /// What may begin a request: also Describe, FunctionCall and Sync. The data of a COPY belong to
    /// the request before, and Terminate to none.
    private static final String REQUESTS = "PBDECQFS";

    private static final String OUTSIDE = "I";

    private final int connection;
    private final Consumer<RoundTrip> told;
    private final Frames client = new Frames(CLIENT, this::asks);
    private final Frames server = new Frames(SERVER, this::answers);
    private final StatementTexts texts = new StatementTexts();
    private Exchange exchange = new Exchange();
    private boolean started;
    private boolean asking;
    private boolean simple;
    private int unanswered;
    private String stateBefore = OUTSIDE;
    private int begun;
    private int ended;
    private long toServer;
    private long toClient;

    /// @param connection its number
    /// @param told hears of a round trip before the client does
    public Dialogue(int connection, Consumer<RoundTrip> told) {
        this.connection = connection;
        this.told = told;
    }

    /// The client goes on; the packet that opens the connection is not for here.
    ///
    /// @return how many round trips have now a request
    public synchronized int ask(byte[] chunk, int length) {
        int before = begun;
        toServer += length;
        client.read(chunk, length);
        return begun - before;
    }

    /// The server goes on.
    ///
    /// @return how many round trips are now over
    public synchronized int answer(byte[] chunk, int length) {
        int before = ended;
        toClient += length;
        server.read(chunk, length);
        return ended - before;
    }

    private void asks(char type, List<String> strings) {
        asking |= begins(type);
        switch (type) {
            case 'P' -> texts.parse(strings.getFirst(), strings.getLast());
            case 'B' -> texts.bind(strings.getFirst(), strings.getLast());
            case 'C' -> texts.close(strings.getFirst());
            case 'E' -> exchange.execute(texts.text(strings.getFirst()));
            case 'Q' -> askSimply(strings.getFirst());
            case 'F' -> askSimply("(a function, called by its number)");
            case 'S' -> endRequest(false);
            default -> {
                // Describe and Flush, the data of a COPY, passwords: they execute nothing.
            }
        }
    }

    private static boolean begins(char type) {
        return REQUESTS.indexOf(type) >= 0;
    }

    private void askSimply(String text) {
        exchange.execute(text);
        endRequest(true);
    }

    private void endRequest(boolean simply) {
        begun += exchange.endRequest() == 1 ? 1 : 0;
        simple = simply;
        asking = false;
        unanswered++;
    }

    private void answers(char type, List<String> strings) {
        switch (type) {
            case 'C' -> exchange.complete(strings.getFirst());
            case 'E' -> exchange.fail(sqlState(strings));
            case 'G' -> takeBackSync();
            case 'Z' -> ready(strings.getFirst());
            default -> {
                // Rows, and what else belongs to an answer without ending anything.
            }
        }
    }

    private static String sqlState(List<String> fields) {
        return fields.stream()
                .filter(field -> field.startsWith("C"))
                .map(field -> field.substring(1))
                .findFirst()
                .orElse("unknown");
    }

    /// A server that waits for the data of a COPY ignores the Sync that came too early; the client
    /// sends another behind the data.
    private void takeBackSync() {
        if (!simple && unanswered > 0) {
            unanswered--;
        }
    }

    private void ready(String state) {
        unanswered = Math.max(0, unanswered - 1);
        boolean more = unanswered > 0 || asking || begins(client.underway());
        if (OUTSIDE.equals(state) && !more) {
            texts.endTransaction();
        }
        if (!started) {
            started = true;
            begin(state);
        } else if (!more) {
            boolean outside = OUTSIDE.equals(stateBefore) && OUTSIDE.equals(state);
            ended++;
            told.accept(exchange.end(connection, outside, toServer, toClient));
            begin(state);
        }
    }

    private void begin(String state) {
        exchange = new Exchange();
        stateBefore = state;
        toServer = 0;
        toClient = 0;
    }
}
