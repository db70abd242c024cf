package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Program.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shop tells of its events, without a database.
final class EventsTests {
    private static final Path GOLDEN_FILE = Path.of("..", "docs", "events.txt");

    private static final String AFTER_A_CHECKOUT =
            """
            WHAT FOLLOWS                                         MODULE   \
            TIMING          PRIORITY  AT                     NOTES
            cart.checked-out                                     cart     \
                                      CartEvents.java:NN     by CheckoutCart
            └─ PlaceOrder.fromCart                               order    \
            in transaction            OrderEvents.java:NN
               └─ emits order.placed                             order    \
                                      OrderEvents.java:NN    by PlaceOrder
                  ├─ NumberOrder.assign                          order    \
            in transaction            OrderEvents.java:NN
                  └─ TakePayment.forOrder                        payment  \
            in transaction            PaymentEvents.java:NN
                     ├─ emits payment.booked                     payment  \
                                      PaymentEvents.java:NN  by Payment
                     │  ├─ KeepLedger.booked                     payment  \
            in transaction            PaymentEvents.java:NN
                     │  └─ CapturePayment.booked                 payment  \
            durable                   PaymentEvents.java:NN  stored as payment.capture; recursion ends: it goes on with a payment that is booked, and books none
                     │     ├─ emits order.cancelled              order    \
                                      OrderEvents.java:NN    by CancelOrder
                     │     │  ├─ ReopenCart.ofOrder              order    \
            in transaction            OrderEvents.java:NN    recursion ends: it opens the cart, and checks nothing out
                     │     │  │  └─ emits cart.checked-out       cart     \
                                      CartEvents.java:NN     by CheckoutCart; recursion: goes on as above
                     │     │  └─ ReversePayment.ofOrder          payment  \
            in transaction            PaymentEvents.java:NN  recursion ends: an order is cancelled once, and captures nothing then
                     │     │     ├─ emits payment.booked         payment  \
                                      PaymentEvents.java:NN  by Payment; recursion: goes on as above
                     │     │     ├─ emits payment.captured       payment  \
                                      PaymentEvents.java:NN  by Payment
                     │     │     │  ├─ KeepLedger.captured       payment  \
            in transaction            PaymentEvents.java:NN
                     │     │     │  └─ MailReceipt.send          receipt  \
            durable                   ReceiptEvents.java:NN  stored as receipt.mail
                     │     │     │     └─ emits order.cancelled  order    \
                                      OrderEvents.java:NN    by CancelOrder; recursion: goes on as above
                     │     │     ├─ emits payment.declined       payment  \
                                      PaymentEvents.java:NN  by Payment
                     │     │     │  └─ KeepLedger.declined       payment  \
            in transaction            PaymentEvents.java:NN
                     │     │     ├─ emits payment.reversed       payment  \
                                      PaymentEvents.java:NN  by Payment
                     │     │     │  ├─ KeepLedger.reversed       payment  \
            in transaction            PaymentEvents.java:NN
                     │     │     │  └─ GiveBack.reversed         payment  \
            durable                   PaymentEvents.java:NN  stored as payment.give-back
                     │     │     └─ emits payment.carried-over   payment  \
                                      PaymentEvents.java:NN  by Payment; nobody hears it
                     │     ├─ emits payment.booked               payment  \
                                      PaymentEvents.java:NN  by Payment; recursion: goes on as above
                     │     ├─ emits payment.captured             payment  \
                                      PaymentEvents.java:NN  by Payment; goes on as above
                     │     ├─ emits payment.declined             payment  \
                                      PaymentEvents.java:NN  by Payment; goes on as above
                     │     ├─ emits payment.reversed             payment  \
                                      PaymentEvents.java:NN  by Payment; goes on as above
                     │     └─ emits payment.carried-over         payment  \
                                      PaymentEvents.java:NN  by Payment; nobody hears it
                     ├─ emits payment.captured                   payment  \
                                      PaymentEvents.java:NN  by Payment; goes on as above
                     ├─ emits payment.declined                   payment  \
                                      PaymentEvents.java:NN  by Payment; goes on as above
                     ├─ emits payment.reversed                   payment  \
                                      PaymentEvents.java:NN  by Payment; goes on as above
                     └─ emits payment.carried-over               payment  \
                                      PaymentEvents.java:NN  by Payment; nobody hears it
            """;

    @TempDir private Path directory;

    private Shop shop;

    @BeforeEach
    void foundsAShop() throws Exception {
        shop = Shop.in(directory);
    }

    @AfterEach
    void closesTheShop() throws Exception {
        shop.close();
    }

    /// A change of it is a change of what the modules promise each other: it should be seen.
    @Test
    void allSubscriptionsAreThoseOfTheGoldenFile() throws Exception {
        assertThat(shop.run("events", "list"))
                .as(
                        "the events of the shop are not those of docs/events.txt any more. If they are to be as they are now: ./unisono events list > docs/events.txt, and say why in the commit. The listing, and the file")
                .isEqualTo(new Result(0, Files.readString(GOLDEN_FILE), ""));
    }

    @Test
    void explainsWhatFollowsACheckout() throws Exception {
        var result = shop.run("events", "explain", "cart.checked-out");

        assertThat(result.err()).isEmpty();
        assertThat(result.out().replaceAll("java:\\d+", "java:NN")).isEqualTo(AFTER_A_CHECKOUT);
    }

    @Test
    void explainsItToMachinesAndAsAPicture() throws Exception {
        var json = shop.run("events", "explain", "cart.checked-out", "--format", "json").json();
        var picture = shop.run("events", "explain", "payment.reversed", "--format", "mermaid");

        var order = json.at("/listeners/0/follows/0");
        assertThat(order.path("event").asString()).isEqualTo("order.placed");
        assertThat(order.at("/listeners/1/handler").asString()).isEqualTo("TakePayment.forOrder");
        assertThat(order.at("/listeners/1/follows/0/event").asString()).isEqualTo("payment.booked");
        assertThat(picture.out())
                .isEqualTo(
                        """
                        flowchart LR
                            e1(["payment.reversed"])
                            l1["KeepLedger.reversed<br/>payment, in transaction"]
                            e1 -->|1| l1
                            l2["GiveBack.reversed<br/>payment, durable"]
                            e1 -->|2| l2
                        """);
    }

    @Test
    void explainsNoEventThatThereIsNot() throws Exception {
        assertThat(shop.run("events", "explain", "cart.chekced-out"))
                .isEqualTo(
                        new Result(
                                2,
                                "",
                                """
                                unisono: there is no event "cart.chekced-out". Did you mean cart.checked-out?
                                Try: unisono events explain --help
                                """));
    }

    /// It only reads the cart, and could check out another.
    @Test
    void warnsOfAnotherModulesListenerThatCouldGoRoundInACircle() throws Exception {
        var given = "Jam(shop.cart.CartApi carts) {}";
        var sources = Map.of("Jam.java", TillModule.source("Jam.java").replace("Jam() {}", given));
        var more = shop.on(TillModule.beside(Program.MODULES, directory, sources));

        var result = more.run("modules", "list");

        assertThat(result.code()).isZero();
        assertThat(result.err().replaceAll("java:\\d+", "java:NN"))
                .contains("WARN  events: Emissions may go round in a circle:")
                .contains(
                        "   → Jam.refuse of module till (TillEvents.java:NN), which is given CartApi → Carts → CheckoutCart")
                .contains("   → cart.checked-out\n");
    }

    @Test
    @Tag("C31")
    void refusesAnotherModulesControllerThatEmits() throws Exception {
        var sources =
                Map.of(
                        "module-info.java",
                        TillModule.source("module-info.java")
                                .replace(
                                        "requires unisono.events;",
                                        "requires unisono.events; requires unisono.web;")
                                .replace(
                                        "provides unisono.events.EventManager",
                                        "provides unisono.web.Routes with shop.till.Display; provides unisono.events.EventManager"),
                        "Display.java",
                        """
                        package shop.till;

                        import unisono.events.Events;
                        import unisono.web.Response;
                        import unisono.web.Router;

                        public final class Display implements unisono.web.Routes {
                            @Override
                            public void register(Router router) {
                                router.get("/till", Screen.class, (_, _) -> Response.noContent());
                            }

                            record Screen(Events events) {
                                @jakarta.inject.Inject
                                Screen {}
                            }
                        }
                        """);
        var more = shop.on(TillModule.beside(Program.MODULES, directory, sources));

        var result = more.run("modules", "list");

        assertThat(result.code()).isOne();
        assertThat(result.err())
                .contains("1. The controller shop.till.Display$Screen depends on Events.")
                .contains("(Display.java:10)");
    }
}
