package shop.payment.internal;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shop.cart.Money;
import shop.order.OrderId;
import shop.payment.GatewayFailure;
import shop.payment.PaymentApi.Capture;
import shop.payment.PaymentApi.PaymentState;
import shop.payment.PaymentId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The payment gateway, as we speak with it: the payment's id is the key of its capture.
@Singleton
final class Gateway {
    private static final int PAGE = 1_000;
    private static final Pattern PAYMENT =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final GatewayLine line;

    @Inject
    Gateway(GatewayLine line) {
        this.line = line;
    }

    /// What a capture came to.
    enum Answer {
        CAPTURED,
        DECLINED,
        /// Nothing is, or will be, captured under this key.
        REVERSED
    }

    Answer capture(PaymentId payment, OrderId order, Money amount) throws InterruptedException {
        var body =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("amount", amount.amount().toPlainString())
                        .put("currency", amount.currency().getCurrencyCode())
                        .put("reference", order.toString());
        var answer = line.post("/captures", payment.toString(), body.toString());
        return switch (answer.statusCode()) {
            case 201 -> Answer.CAPTURED;
            case 402 -> Answer.DECLINED;
            case 410 -> Answer.REVERSED;
            default -> throw line.unexpected(answer);
        };
    }

    void reverse(PaymentId payment) throws InterruptedException {
        var answer = line.post("/captures/%s/reversal".formatted(payment), payment.toString(), "");
        if (answer.statusCode() != 200) {
            throw line.unexpected(answer);
        }
    }

    Optional<Capture> find(PaymentId payment) throws InterruptedException {
        var answer = line.get("/captures/" + payment);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(capture(JsonMapper.shared().readTree(answer.body())));
            case 404 -> Optional.empty();
            default -> throw line.unexpected(answer);
        };
    }

    /// By key, read as it is asked for. A gateway may serve others, who have keys of another form.
    Stream<Capture> all() {
        return Stream.iterate(page(""), Predicate.not(List::isEmpty), this::pageAfter)
                .flatMap(List::stream)
                .filter(node -> PAYMENT.matcher(node.path("key").asString()).matches())
                .map(Gateway::capture);
    }

    private List<JsonNode> pageAfter(List<JsonNode> page) {
        return page("&after=" + page.getLast().path("key").asString());
    }

    private List<JsonNode> page(String after) {
        try {
            var answer = line.get("/captures?limit=" + PAGE + after);
            if (answer.statusCode() != 200) {
                throw line.unexpected(answer);
            }
            return List.copyOf(JsonMapper.shared().readTree(answer.body()).values());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GatewayFailure("Interrupted while the gateway was asked.", e);
        }
    }

    private static Capture capture(JsonNode node) {
        var currency = node.path("currency").asString();
        return new Capture(
                new PaymentId(UUID.fromString(node.path("key").asString())),
                node.path("reference").asString(),
                PaymentState.valueOf(node.path("state").asString().toUpperCase(Locale.ROOT)),
                new Money(
                        new BigDecimal(node.path("amount").asString()),
                        currency.isEmpty() ? Money.POUNDS : Currency.getInstance(currency)));
    }
}
