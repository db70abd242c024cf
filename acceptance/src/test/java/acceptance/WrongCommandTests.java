package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Program.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that can be typed in a wrong way: exit code, one message, and nothing on stdout.
final class WrongCommandTests {
    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String ROW = "7,A1,MUG,6,2010-12-01 08:26:00,2.55,17850,France\n";

    @TempDir private static Path directory;

    private static Shop shop;

    @BeforeAll
    static void foundsAShop() throws Exception {
        shop = Shop.in(directory);
    }

    @AfterAll
    static void closesTheShop() throws Exception {
        shop.close();
    }

    @Test
    void thereIsNoSuchCommand() throws Exception {
        assertWrong(
                shop.run("recncile"),
                """
                unisono: there is no command "recncile".
                Did you mean: unisono reconcile or unisono launch or unisono modules?
                Try: unisono --help
                """);
    }

    @Test
    void thereIsNoSuchOption() throws Exception {
        assertWrong(
                shop.run("import", "--lmit=3", "x.csv"),
                """
                unisono: Unknown option: '--lmit=3'
                Try: unisono import --help
                """);
    }

    @Test
    void thereIsNoSuchFormat() throws Exception {
        assertWrong(
                shop.run("reconcile", "-o", "xml"),
                """
                unisono: Invalid value for option '--output': there are table and json, and no xml.
                Try: unisono reconcile --help
                """);
    }

    @Test
    void zeroBasketsAreNoLimit() throws Exception {
        assertWrong(
                shop.run("import", Baskets.FILE, "--limit", "0"),
                """
                unisono: Invalid value for option '--limit': "0" is no number of baskets, 1 or more.
                Try: unisono import --help
                """);
    }

    @Test
    void importNeedsAFile() throws Exception {
        assertWrong(
                shop.run("import"),
                """
                unisono: Missing required parameter: 'FILE'
                Try: unisono import --help
                """);
    }

    @Test
    void aPortIsANumber() throws Exception {
        assertWrong(
                shop.run("launch", "--port", "99999"),
                """
                unisono: --port is "99999"; a port is a number from 0 to 65535, where 0 takes any \
                free one.
                """);
    }

    @Test
    void thereIsNoSuchVariable() throws Exception {
        assertWrong(
                shop.with(Map.of("UNISONO_PROT", "9090")).run("modules", "list"),
                """
                unisono: There is no variable UNISONO_PROT. Did you mean UNISONO_PORT? There are \
                UNISONO_JDBC_URL, UNISONO_JDBC_USER, UNISONO_JDBC_PASSWORD, UNISONO_DATA, \
                UNISONO_HOST, UNISONO_PORT, UNISONO_METRICS, UNISONO_METRICS_TOKEN, UNISONO_LOG_KEPT, \
                UNISONO_JAVA_OPTS, UNISONO_GATEWAY_URL, UNISONO_SMTP_URL.
                """);
    }

    @Test
    void otherDatabasesDoNotServe() throws Exception {
        assertWrong(
                shop.run("reconcile", "--jdbc-url", "jdbc:mysql://localhost/shop"),
                """
                unisono: --jdbc-url does not begin with jdbc:postgresql: and Unisono works with \
                PostgreSQL only. One looks like jdbc:postgresql://localhost:5432/shop.
                """);
    }

    private static void assertWrong(Result result, String message) {
        assertThat(result).isEqualTo(new Result(2, "", message));
    }

    @Test
    void aDataDirectoryIsNoFile() throws Exception {
        var file = Files.createFile(directory.resolve("a file"));

        assertFailed(
                shop.run("reconcile", "--data", file.toString()),
                """
                unisono: %s is a file, and PostgreSQL needs a directory for its data. Choose \
                another with UNISONO_DATA.
                """
                        .formatted(file));
    }

    @Test
    void theHostHasToBeOneOfThisMachine() throws Exception {
        assertFailed(
                shop.run("launch", "--host", "nowhere.invalid"),
                """
                unisono: The host nowhere.invalid is unknown. Name one of this machine, such as \
                127.0.0.1.
                """);
    }

    @Test
    void aFileThatIsNotThereIsNotImported() throws Exception {
        var file = directory.resolve("none.csv").toString();

        assertFailed(
                shop.run("import", file),
                """
                unisono: %s: there is no such file.
                """
                        .formatted(file));
    }

    /// The first baskets of both files are right: nothing of them is written, either.
    @Test
    void aMalformedFileIsRefusedBeforeAnythingIsWritten() throws Exception {
        var before = shop.run("reconcile", "-o", "json");
        var price = Files.writeString(directory.resolve("price.csv"), rows("two pounds"));
        var quantity = Files.writeString(directory.resolve("quantity.csv"), HEADER + ROW + "8,A");

        assertFailed(
                shop.run("import", price.toString()),
                """
                unisono: %s, line 4, column 6 (UnitPrice): "two pounds" is no price; one looks \
                like 2.55, with at most 12 digits and 8 decimals.
                """
                        .formatted(price));
        assertFailed(
                shop.run("import", quantity.toString(), "--limit", "1"),
                """
                unisono: %s, line 3, column 3 (Description): fields: 2; every row has 8 fields.
                """
                        .formatted(quantity));
        assertThat(shop.run("reconcile", "-o", "json")).isEqualTo(before);
    }

    private static String rows(String lastPrice) {
        return HEADER + ROW + ROW.replace("7,", "8,") + ROW.replace("2.55", lastPrice);
    }

    private static void assertFailed(Result result, String message) {
        assertThat(result).isEqualTo(new Result(1, "", message));
    }
}
