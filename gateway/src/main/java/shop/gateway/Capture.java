package shop.gateway;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What became of a key.
///
/// @param amount zero when the key was voided before anything was captured
/// @param reference what the merchant calls it
record Capture(
        String key, State state, BigDecimal amount, String currency, String reference, Instant at) {
    enum State {
        CAPTURED,
        DECLINED,
        /// Captured, and given back.
        REFUNDED,
        /// Never captured, and never to be.
        VOIDED
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    /// A key under which nothing can be captured any more.
    static Capture voided(String key, Instant now) {
        return new Capture(key, State.VOIDED, BigDecimal.ZERO, "", "", now);
    }

    Capture refunded(Instant now) {
        return new Capture(key, State.REFUNDED, amount, currency, reference, now);
    }

    /// Whether it is about the same money.
    boolean matches(Capture other) {
        return amount.compareTo(other.amount) == 0
                && currency.equals(other.currency)
                && reference.equals(other.reference);
    }

    boolean reversed() {
        return state == State.REFUNDED || state == State.VOIDED;
    }

    ObjectNode json() {
        return JSON.createObjectNode()
                .put("key", key)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .put("amount", amount.toPlainString())
                .put("currency", currency)
                .put("reference", reference)
                .put("at", at.toString());
    }

    static Capture of(JsonNode json) {
        return new Capture(
                json.path("key").asString(),
                State.valueOf(json.path("state").asString().toUpperCase(Locale.ROOT)),
                new BigDecimal(json.path("amount").asString()),
                json.path("currency").asString(),
                json.path("reference").asString(),
                Instant.parse(json.path("at").asString()));
    }
}
