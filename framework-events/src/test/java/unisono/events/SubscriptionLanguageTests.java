package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import unisono.events.SubscriptionLanguageTests.Cart.CartApi;

/// The example of [EventManager], compiled and booted.
final class SubscriptionLanguageTests {
    @Test
    void listsWhatItSaysInTheOrderInWhichItIsDelivered() {
        var application =
                Application.builder()
                        .module(House.of("cart", Cart.class).showing(Cart.CartApi.class))
                        .module(
                                House.of("order", Order.class).showing(Order.OrderApi.class),
                                new Order.OrderEvents())
                        .boot();

        assertThat(application.subscriptions())
                .extracting(line -> line.event() + ": " + line.handler() + " " + line.priority())
                .containsExactly(
                        "cart.checked-out: PlaceOrder.fromCart 0",
                        "order.placed: NumberOrder.assign 10",
                        "order.placed: PrintLabels.forOrder 0",
                        "ApplicationBooted: WarmPrices.load 0");
    }

    static final class Cart {
        private Cart() {}

        record CartCheckedOut(String cart) {}

        public interface CartApi extends ModuleApi {
            EventName<CartCheckedOut> CHECKED_OUT =
                    EventName.of("cart.checked-out", CartCheckedOut.class);
        }
    }

    static final class Order {
        private Order() {}

        record OrderPlaced(String order, int lines) {}

        public interface OrderApi extends ModuleApi {
            EventName<OrderPlaced> PLACED = EventName.of("order.placed", OrderPlaced.class);
        }

        static final class OrderEvents extends EventManager {
            @Override
            protected void registerListeners() {
                emits(PlaceOrder.class, OrderApi.PLACED);

                external(CartApi.class, PlaceOrder.class)
                        .on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);
                local(PlaceOrder.class, NumberOrder.class)
                        .on(OrderApi.PLACED, NumberOrder::assign)
                        .priority(10)
                        .and(PrintLabels.class)
                        .on(OrderApi.PLACED, PrintLabels::forOrder)
                        .when(placed -> placed.lines() > 1)
                        .asynchronously(Duration.ofSeconds(5));
                typed(WarmPrices.class).on(ApplicationBooted.class, WarmPrices::load);
            }
        }

        static final class PlaceOrder {
            void fromCart(Cart.CartCheckedOut cart) {}
        }

        static final class NumberOrder {
            void assign(OrderPlaced placed) {}
        }

        static final class PrintLabels {
            void forOrder(OrderPlaced placed) {}
        }

        static final class WarmPrices {
            void load(ApplicationBooted booted) {}
        }
    }
}
