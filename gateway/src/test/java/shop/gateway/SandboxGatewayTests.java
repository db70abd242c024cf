package shop.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.gateway.Faults.Outage;

final class SandboxGatewayTests {
    @TempDir private Path directory;

    private SandboxGateway gateway;
    private GatewayClient client;

    @BeforeEach
    void opens() {
        open(Faults.NONE);
    }

    @AfterEach
    void closes() {
        gateway.close();
    }

    private void open(Faults faults) {
        gateway = SandboxGateway.start(new GatewaySettings(0, journal(), faults));
        client = new GatewayClient(gateway.address());
    }

    private void reopen(Faults faults) {
        gateway.close();
        open(faults);
    }

    private Path journal() {
        return directory.resolve("gateway", "captures");
    }

    private static Faults faults(int declined, int failing) {
        return new Faults(declined, failing, Duration.ZERO, Duration.ofMillis(20), Outage.NEVER, 7);
    }

    @Test
    void capturesOnceHoweverOftenItIsAsked() throws Exception {
        var first = client.capture("a");
        var second = client.capture("a");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.body())
                .startsWith(
                        "{\"key\":\"a\",\"state\":\"captured\",\"amount\":\"15.30\",\"currency\":\"GBP\",\"reference\":\"tea\",\"at\":\"");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(Files.readAllLines(journal())).hasSize(1);
    }

    @Test
    void givesTheSameAnswersAfterACrash() throws Exception {
        reopen(faults(50, 0));
        var before = statuses(100);

        reopen(Faults.NONE);

        assertThat(before).contains(201, 402);
        assertThat(statuses(100)).isEqualTo(before);
    }

    @Test
    void declinesTheSameKeysEverywhere() throws Exception {
        reopen(faults(5, 0));
        var here = statuses(400);
        gateway.close();
        Files.delete(journal());
        open(faults(5, 0));

        assertThat(statuses(400)).isEqualTo(here);
        assertThat(here.stream().filter(status -> status == 402).count()).isBetween(8L, 40L);
    }

    private List<Integer> statuses(int keys) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls =
                    IntStream.range(0, keys)
                            .<Callable<Integer>>mapToObj(i -> () -> client.captured("key-" + i))
                            .toList();
            return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void forgetsALineThatWasNotWrittenToItsEnd() throws Exception {
        client.capture("a");
        gateway.close();
        Files.writeString(journal(), "{\"key\":\"b\",\"sta", StandardOpenOption.APPEND);

        open(Faults.NONE);

        assertThat(client.get("/captures/b").statusCode()).isEqualTo(404);
        client.capture("c");
        reopen(Faults.NONE);
        assertThat(client.get("/captures").body()).contains("\"key\":\"a\"", "\"key\":\"c\"");
    }

    @Test
    void doesNotReadAJournalOfSomebodyElse() throws IOException {
        gateway.close();
        Files.writeString(journal(), "hello\n");

        assertThatThrownBy(() -> open(Faults.NONE))
                .isInstanceOf(GatewayException.class)
                .hasMessageStartingWith("The journal " + journal() + " cannot be read: ");
        Files.delete(journal());
        open(Faults.NONE);
    }

    @Test
    void refusesAJournalThatAnotherGatewayHas() {
        assertThatThrownBy(
                        () -> SandboxGateway.start(new GatewaySettings(0, journal(), Faults.NONE)))
                .hasMessage(
                        "Another gateway has the journal %s. End it, or name another.", journal());
    }

    @Test
    void refusesAKeyThatIsUsedForOtherMoney() throws Exception {
        client.capture("a");

        var other = client.capture("a", GatewayClient.TEA.replace("15.30", "15.31"));

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body())
                .isEqualTo(
                        "{\"error\":\"The key was used for 15.30 GBP of tea. Take a new key for each capture.\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"amount\":15.30,\"currency\":\"GBP\",\"reference\":\"tea\"}",
                "{\"amount\":\"-15.30\",\"currency\":\"GBP\",\"reference\":\"tea\"}",
                "{\"amount\":\"0.00\",\"currency\":\"GBP\",\"reference\":\"tea\"}",
                "{\"amount\":\"15.30\",\"currency\":\"gbp\",\"reference\":\"tea\"}",
                "{\"amount\":\"15.30\",\"currency\":\"GBP\",\"reference\":\"\"}"
            })
    void capturesNothingThatIsNotWellSaid(String body) throws Exception {
        assertThat(client.capture("a", body).statusCode()).isEqualTo(400);
        assertThat(client.get("/captures").body()).isEqualTo("[]");
    }

    @Test
    void readsNoMoreThanACaptureMayHave() throws Exception {
        var tooLong = client.capture("a", " ".repeat(5_000));

        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(client.capture("é").statusCode()).isEqualTo(400);
    }

    @Test
    void givesBackWhatWasCaptured() throws Exception {
        client.capture("a");

        var once = client.reverse("a");
        var twice = client.reverse("a");

        assertThat(once.body()).contains("\"state\":\"refunded\"", "15.30");
        assertThat(twice.body()).isEqualTo(once.body());
        assertThat(client.capture("a").statusCode()).isEqualTo(410);
    }

    @Test
    void capturesNothingUnderAKeyThatWasReversedBefore() throws Exception {
        client.reverse("a");
        reopen(Faults.NONE);

        assertThat(client.capture("a").statusCode()).isEqualTo(410);
        assertThat(client.get("/captures/a").body()).contains("\"state\":\"voided\"");
    }

    @Test
    void listsByKeyInPages() throws Exception {
        for (var key : List.of("c", "a", "b")) {
            client.capture(key);
        }

        assertThat(client.get("/captures?limit=2").body())
                .containsSubsequence("\"key\":\"a\"", "\"key\":\"b\"")
                .doesNotContain("\"key\":\"c\"");
        assertThat(client.get("/captures?after=b&limit=2").body())
                .contains("\"key\":\"c\"")
                .doesNotContain("\"key\":\"b\"");
        assertThat(client.get("/captures?page=2").statusCode()).isEqualTo(400);
    }

    /// Half of the calls fail when all is done: asking again finds that, and captures nothing else.
    @Test
    void failsAsToldAndCapturesOnceAllTheSame() throws Exception {
        reopen(faults(0, 50));

        assertThat(statuses(200)).containsOnly(201);
        assertThat(Files.readAllLines(journal())).hasSize(200);
    }

    @Test
    void answersNobodyDuringAnOutage() throws Exception {
        var always = new Outage(Duration.ZERO, Duration.ofHours(1));
        reopen(new Faults(0, 0, Duration.ZERO, Duration.ZERO, always, 0));

        assertThat(client.capture("a").statusCode()).isEqualTo(503);
        assertThat(client.get("/captures").statusCode()).isEqualTo(503);
        assertThat(Files.readString(journal())).isEmpty();
    }

    @Test
    void tellsThatThereIsNothing() throws Exception {
        assertThat(client.get("/captures/a").statusCode()).isEqualTo(404);
        assertThat(client.get("/nothing").statusCode()).isEqualTo(404);
    }
}
