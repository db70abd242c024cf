package unisono.events;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/// What the compiler says of one line of a manager.
final class Compilation {
    private static final String MANAGER =
            """
            import java.time.Duration;
            import unisono.events.*;

            record CartCheckedOut(int lines) {}

            record CartEmptied() {}

            interface CartApi extends ModuleApi {
                EventName<CartCheckedOut> CHECKED_OUT =
                        EventName.of("cart.checked-out", CartCheckedOut.class);
                EventName<CartEmptied> EMPTIED =
                        EventName.of("cart.emptied", CartEmptied.class);
                EventName<NoPayload> OPENED = EventName.of("cart.opened");
                QuestionName<CartEmptied, Integer> TOTAL =
                        QuestionName.of("cart.total", CartEmptied.class, Integer.class);
            }

            final class PlaceOrder {
                void fromCart(CartCheckedOut cart) {}

                void fromEmptied(CartEmptied cart) {}

                void count() {}

                Integer total(CartEmptied cart) {
                    return 0;
                }
            }

            record Box<T>(T content) {}

            final class MailReceipt {}

            abstract class OrderEvents extends EventManager {
                Events events;

                @Override
                protected void registerListeners() {
                    THE_LINE
                }
            }
            """;

    private Compilation() {}

    /// Compiles against this module; empty when all is well.
    static String of(String line, Path directory) throws IOException {
        var file =
                Files.writeString(
                        directory.resolve("Manager.java"), MANAGER.replace("THE_LINE", line));
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
