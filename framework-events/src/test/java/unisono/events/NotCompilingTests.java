package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What would go wrong at run time elsewhere does not compile here.
final class NotCompilingTests {
    private @TempDir Path directory;

    @Test
    void compilesWhatIsRight() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);"))
                .isEmpty();
    }

    @Test
    void refusesAHandlerOfAnotherPayload() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.EMPTIED, PlaceOrder::fromCart);"))
                .contains(
                        "no suitable method found for on(EventName<CartEmptied>",
                        "equality constraints: CartEmptied",
                        "upper bounds: CartCheckedOut");
    }

    @Test
    void refusesAPayloadForAnEventThatHasNone() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, PlaceOrder.class).on(CartApi.OPENED, PlaceOrder::fromCart);"))
                .contains(
                        "no suitable method found for on(EventName<NoPayload>",
                        "equality constraints: NoPayload",
                        "upper bounds: CartCheckedOut");
    }

    @Test
    void refusesAMethodOfAnotherListener() throws IOException {
        assertThat(
                        compile(
                                "external(CartApi.class, MailReceipt.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);"))
                .contains(
                        "no suitable method found for on(EventName<CartCheckedOut>",
                        "MailReceipt cannot be converted to CartCheckedOut");
    }

    @Test
    void refusesAnApiAndAListenerThatAreSwapped() throws IOException {
        assertThat(compile("external(PlaceOrder.class, CartApi.class);"))
                .contains(
                        "incompatible types: Class<PlaceOrder> cannot be converted to Class<? extends ModuleApi>");
    }

    @Test
    void refusesAPayloadThatIsNoRecord() throws IOException {
        assertThat(compile("EventName.of(\"cart.checked-out\", String.class);"))
                .contains("equality constraints: String", "upper bounds: Record");
    }

    @Test
    void refusesToEmitAnotherPayload() throws IOException {
        assertThat(
                        compile(
                                "events.emit(MailReceipt.class, CartApi.EMPTIED, new CartCheckedOut());"))
                .contains("CartCheckedOut", "CartEmptied");
    }

    /// Compiles a line of a manager against this module, and returns what the compiler says.
    private String compile(String line) throws IOException {
        var file =
                Files.writeString(
                        directory.resolve("Manager.java"),
                        """
                        import unisono.events.*;

                        record CartCheckedOut() {}

                        record CartEmptied() {}

                        interface CartApi extends ModuleApi {
                            EventName<CartCheckedOut> CHECKED_OUT =
                                    EventName.of("cart.checked-out", CartCheckedOut.class);
                            EventName<CartEmptied> EMPTIED =
                                    EventName.of("cart.emptied", CartEmptied.class);
                            EventName<NoPayload> OPENED = EventName.of("cart.opened");
                        }

                        final class PlaceOrder {
                            void fromCart(CartCheckedOut cart) {}
                        }

                        final class MailReceipt {}

                        abstract class OrderEvents extends EventManager {
                            Events events;

                            @Override
                            protected void registerListeners() {
                                %s
                            }
                        }
                        """
                                .formatted(line));
        var said = new StringWriter();
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        "-proc:none",
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--add-modules",
                        "unisono.events",
                        "-d",
                        directory.toString(),
                        file.toString());
        return said.toString();
    }
}
