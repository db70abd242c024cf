package shop.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Does what calls ask for, when nothing goes wrong.
final class Desk {
    private static final int PAGE_MAX = 1_000;
    private static final Pattern ONE = Pattern.compile("/captures/([^/]+)");
    private static final Pattern REVERSAL = Pattern.compile("/captures/([^/]+)/reversal");

    private final Book book;
    private final Faults faults;
    private final InstantSource clock;
    private final Path journal;

    Desk(Book book, Faults faults, InstantSource clock, Path journal) {
        this.book = book;
        this.faults = faults;
        this.clock = clock;
        this.journal = journal;
    }

    Reply answer(HttpExchange call) throws IOException, WrongCall {
        var path = call.getRequestURI().getPath();
        return switch (call.getRequestMethod()) {
            case "GET" -> read(path, call.getRequestURI().getRawQuery());
            case "POST" -> change(path, call);
            default -> throw new WrongCall(405, "There are GET and POST here.");
        };
    }

    private Reply change(String path, HttpExchange call) throws IOException, WrongCall {
        var reversal = REVERSAL.matcher(path);
        if (reversal.matches()) {
            return new Reply(200, book.reverse(key(reversal.group(1))).json());
        }
        if (!path.equals("/captures")) {
            throw unknown(path);
        }
        return capture(CaptureRequest.read(call, faults, clock.instant()));
    }

    private Reply capture(Capture asked) throws IOException, WrongCall {
        if (book.full() && book.find(asked.key()).isEmpty()) {
            throw new WrongCall(
                    507, "The book is full with %d captures.".formatted(Book.CAPTURES_MAX));
        }
        var settled = book.settle(asked);
        if (settled.reversed()) {
            return new Reply(410, settled.json());
        }
        if (!settled.matches(asked)) {
            throw new WrongCall(
                    422,
                    "The key was used for %s %s of %s. Take a new key for each capture."
                            .formatted(settled.amount(), settled.currency(), settled.reference()));
        }
        return new Reply(settled.state() == Capture.State.CAPTURED ? 201 : 402, settled.json());
    }

    private Reply read(String path, @Nullable String query) throws WrongCall {
        var one = ONE.matcher(path);
        if (one.matches()) {
            var capture = book.find(key(one.group(1)));
            return capture.map(found -> new Reply(200, found.json()))
                    .orElseThrow(() -> new WrongCall(404, "There is no capture of this key."));
        }
        return switch (path) {
            case "/captures" -> list(query == null ? "" : query);
            case "/health" ->
                    new Reply(
                            200,
                            JsonMapper.shared()
                                    .createObjectNode()
                                    .put("journal", journal.toString()));
            default -> throw unknown(path);
        };
    }

    /// `?after=KEY&limit=N`: by key, from the first behind this one.
    private Reply list(String query) throws WrongCall {
        var after = "";
        int limit = PAGE_MAX;
        for (var parameter : query.split("&", -1)) {
            if (parameter.startsWith("after=")) {
                after = key(parameter.substring("after=".length()));
            } else if (parameter.matches("limit=[0-9]{1,4}")) {
                limit = Integer.parseInt(parameter.substring("limit=".length()));
            } else if (!parameter.isEmpty()) {
                throw new WrongCall(400, "A list has the parameters after=KEY and limit=1000.");
            }
        }
        var page = JsonMapper.shared().createArrayNode();
        book.after(after).stream()
                .limit(Math.clamp(limit, 1, PAGE_MAX))
                .forEach(capture -> page.add(capture.json()));
        return new Reply(200, page);
    }

    private static String key(String raw) throws WrongCall {
        var key = URLDecoder.decode(raw, StandardCharsets.UTF_8);
        if (!CaptureRequest.KEY.matcher(key).matches()) {
            throw new WrongCall(400, "A key has 1 to 64 letters, digits and . _ : -");
        }
        return key;
    }

    private static WrongCall unknown(String path) {
        return new WrongCall(
                404, "There is no %s here, but /captures.".formatted(path.replaceAll("\\W", "_")));
    }
}
