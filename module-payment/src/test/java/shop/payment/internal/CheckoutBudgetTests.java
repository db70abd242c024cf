package shop.payment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.cart.CartApi;
import shop.payment.GatewayPlace;
import unisono.data.DatabaseSettings;
import unisono.events.Application;
import unisono.test.TestApplication;
import unisono.test.Wire;
import unisono.test.WireTraffic;
import unisono.test.WireTraffic.Counts;
import unisono.test.postgres.TestPostgres;

/// What a checkout costs on the wire, through all three modules.
final class CheckoutBudgetTests {
    private static final int RUNS = 4;
    private static final int ROUND_TRIPS_MAX = 11;

    @Test
    void isOneCommitHoweverManyModulesWrite() {
        try (var database = TestPostgres.createDatabase();
                var wire = Wire.to(database.jdbcUrl());
                var shop =
                        TestApplication.observing(
                                new DatabaseSettings(
                                        wire.jdbcUrl(), database.user(), database.password()),
                                Application.Builder::discover,
                                binder ->
                                        binder.bind(GatewayPlace.class)
                                                .toInstance(new TestGateway()))) {
            var carts = shop.instance(CartApi.class);

            var traffic =
                    IntStream.range(0, RUNS)
                            .mapToObj(_ -> checkout(wire, carts))
                            .min(Comparator.comparingInt(WireTraffic::roundTrips))
                            .orElseThrow();

            assertThat(traffic.total())
                    .as(traffic::toString)
                    .returns(1, Counts::commits)
                    .returns(0, Counts::autocommits);
            assertThat(traffic.roundTrips())
                    .as(traffic::toString)
                    .isLessThanOrEqualTo(ROUND_TRIPS_MAX);
        }
    }

    private static WireTraffic checkout(Wire wire, CartApi carts) {
        var cart = carts.open(null);
        carts.addLine(cart, PaymentShop.line("TEA", 1, "10.00"));
        carts.addLine(cart, PaymentShop.line("MUG", 2, "5.00"));
        return wire.measure(() -> carts.checkOut(cart));
    }
}
