package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shop as it is shipped, and the contract of its events.
final class ContractTests {
    private static final Path LOCK =
            Path.of("..", "docs", "events.lock").toAbsolutePath().normalize();

    /// A till that tells who opens it, and once told it in another way.
    private static final Map<String, String> OPENED =
            Map.of(
                    "module-info.java",
                    TillModule.source("module-info.java")
                            .replace(
                                    "requires unisono.events;",
                                    "requires unisono.data; requires unisono.events; exports shop.till;")
                            .replaceFirst(
                                    "provides",
                                    "provides unisono.data.Upcaster with shop.till.NameTheClerk;\n    provides"),
                    "TillEvents.java",
                    """
                    package shop.till;

                    import unisono.events.EventName;

                    public final class TillEvents extends unisono.events.EventManager {
                        static final EventName<Opened> OPENED =
                                EventName.of("till.opened", Opened.class).version(2);

                        public record Opened(String clerk) {}

                        @Override
                        protected void registerListeners() {
                            emits(Till.class, OPENED);
                        }
                    }
                    """,
                    "NameTheClerk.java",
                    """
                    package shop.till;

                    import tools.jackson.databind.node.ObjectNode;
                    import unisono.events.EventName;

                    public final class NameTheClerk implements unisono.data.Upcaster {
                        @Override
                        public EventName<?> event() {
                            return TillEvents.OPENED;
                        }

                        @Override
                        public int from() {
                            return 1;
                        }

                        @Override
                        public ObjectNode upcast(ObjectNode payload) {
                            return payload.put("clerk", payload.remove("by").asString());
                        }
                    }
                    """);

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

    @Test
    void theLockFileFitsAndNoDatabaseIsNeeded() throws Exception {
        var result = shop.run("events", "lock", "--check", "--file", LOCK.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo(LOCK + " fits the code.\n");
        assertThat(result.code()).isZero();
        assertThat(shop.data()).doesNotExist();
    }

    @Test
    void whatWouldMakeStoredEventsUnreadableIsNotWritten() throws Exception {
        var file = lock("        customer: nullable text\n", "        customer: text\n");
        var before = Files.readString(file);

        var result = shop.run("events", "lock", "--file", file.toString());

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out())
                .contains("cart.checked-out has changed, and still has version 1:")
                .contains(
                        "$.customer may be null now: the release before this one cannot read that.");
        assertThat(file).hasContent(before);
    }

    @Test
    void whatIsAllowedIsWritten() throws Exception {
        var file = lock("        customer: nullable text\n", "");
        Files.writeString(file, Files.readString(file).replace("\"customer\":\"text\",", ""));

        var result = shop.run("events", "lock", "--file", file.toString());

        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("cart.checked-out: $.customer is new, and may be missing.")
                .contains("order.placed: $.customer is new, and may be missing.");
        assertThat(shop.run("events", "lock", "--check", "--file", file.toString()).code())
                .isZero();
    }

    @Test
    void aModuleBringsItsUpcastersAlong() throws Exception {
        var more = shop.on(TillModule.beside(Program.MODULES, directory, OPENED));
        var file = directory.resolve("events.lock");
        Files.writeString(
                file,
                Files.readString(LOCK)
                        + """

                        event till.opened
                            version 1: object
                                by: text
                            sample 1: {"by":"Ann"}
                        """);

        var result = more.run("events", "lock", "--file", file.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).endsWith("1. till.opened has version 2 now.\n");
        assertThat(file)
                .content()
                .endsWith(
                        """
                            version 2: object
                                clerk: text
                            sample 2: {"clerk":"Ann"}
                        """);
    }

    /// The lock file of another release.
    private Path lock(String now, String then) throws IOException {
        var text = Files.readString(LOCK);
        assertThat(text).contains(now);
        return Files.writeString(directory.resolve("events.lock"), text.replace(now, then));
    }
}
