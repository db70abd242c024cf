package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shop as it is shipped, and the contract of its events.
final class ContractTests {
    private static final Path LOCK =
            Path.of("..", "docs", "events.lock").toAbsolutePath().normalize();

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

    /// The lock file of another release.
    private Path lock(String now, String then) throws IOException {
        var text = Files.readString(LOCK);
        assertThat(text).contains(now);
        return Files.writeString(directory.resolve("events.lock"), text.replace(now, then));
    }
}
