package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import unisono.test.TestClient.Answer;

/// What the client says of an answer, and of none. The modules' tests have it ask real servers.
final class TestClientTests {
    @Test
    void findsHeadersInWhateverCase() {
        var answer = new Answer(201, Map.of("location", "/carts/17"), "");

        assertThat(answer.header("LOCATION")).contains("/carts/17");
        assertThat(answer.location()).isEqualTo("/carts/17");
        assertThat(answer.id()).isEqualTo("17");
        assertThat(answer.header("Link")).isEmpty();
    }

    @Test
    void showsTheAnswerThatHasNoLocation() {
        var answer = new Answer(422, Map.of(), "{}");

        assertThatThrownBy(answer::location)
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected a Location. Instead found: Answer[status=422, headers={}, body={}]");
    }

    @Test
    void namesTheRequestThatNobodyAnswers() throws Exception {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        var client = new TestClient(URI.create("http://127.0.0.1:" + free));

        assertThatThrownBy(() -> client.get("/carts"))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasMessage("GET /carts failed.");
    }
}
