package shop.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what shall be captured: `{"amount":"15.30","currency":"GBP","reference":"…"}`.
final class CaptureRequest {
    static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private static final int BYTES_MAX = 4_096;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}([.][0-9]{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern REFERENCE = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private CaptureRequest() {}

    static Capture read(HttpExchange exchange, Faults faults, Instant now)
            throws IOException, WrongCall {
        var key = key(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        var body = body(exchange);
        var amount = new BigDecimal(text(body, "amount", AMOUNT));
        if (amount.signum() == 0) {
            throw new WrongCall(400, "The amount is zero.");
        }
        return new Capture(
                key,
                faults.declines(key) ? Capture.State.DECLINED : Capture.State.CAPTURED,
                amount,
                text(body, "currency", CURRENCY),
                text(body, "reference", REFERENCE),
                now);
    }

    private static String key(@Nullable String header) throws WrongCall {
        if (header == null || !KEY.matcher(header).matches()) {
            throw new WrongCall(
                    400, "An Idempotency-Key is needed: 1 to 64 letters, digits and . _ : -");
        }
        return header;
    }

    private static JsonNode body(HttpExchange exchange) throws IOException, WrongCall {
        var bytes = exchange.getRequestBody().readNBytes(BYTES_MAX + 1);
        if (bytes.length > BYTES_MAX) {
            throw new WrongCall(413, "A capture has at most %d bytes.".formatted(BYTES_MAX));
        }
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            throw new WrongCall(400, "This is no JSON.");
        }
    }

    private static String text(JsonNode body, String name, Pattern pattern) throws WrongCall {
        var node = body.path(name);
        if (!node.isString() || !pattern.matcher(node.stringValue()).matches()) {
            throw new WrongCall(
                    400,
                    "\"%s\" has to be a text like %s."
                            .formatted(name, pattern.pattern().toLowerCase(Locale.ROOT)));
        }
        return node.stringValue();
    }
}
