package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Application;
import unisono.events.Events;
import unisono.events.MayDependOn;
import unisono.events.StartupException;

/// What keeps the server from starting.
final class StartUpTests {
    /// Cannot be injected.
    public interface Unbound {
        /// Never called.
        Response any(Request request);
    }

    /// Can.
    public static final class Carts {
        /// For Guice.
        public Carts() {}

        Response any(Request request) {
            return Response.noContent();
        }
    }

    /// Would emit by itself.
    record Crier(Events events) {
        @Inject
        Crier {}

        Response any(Request request) {
            return Response.noContent();
        }
    }

    /// Has a reason.
    @MayDependOn(value = Events.class, because = "lets an operator emit by hand")
    record Console(Events events) {
        @Inject
        Console {}

        Response any(Request request) {
            return Response.noContent();
        }
    }

    @Test
    void reportsAllWrongRoutesTogether() {
        assertThatThrownBy(() -> Running.with(StartUpTests::wrongRoutes))
                .isInstanceOf(StartupException.class)
                .hasMessageMatching(
                        """
                        The application cannot start, for 7 reasons:

                        1\\. GET /carts/\\{id} is routed already, as /carts/\\{cart} at StartUpTests.java:\\d+\\. Keep one\\. \\(StartUpTests.java:\\d+\\)
                        2\\. The path of GET carts lacks its leading slash\\. \\(StartUpTests.java:\\d+\\)
                        3\\. GET /a//b is no path\\. Between slashes stands a literal or one \\{variable}, each once\\. \\(StartUpTests.java:\\d+\\)
                        4\\. GET /a/\\{b}/\\{b} is no path\\. Between slashes stands a literal or one \\{variable}, each once\\. \\(StartUpTests.java:\\d+\\)
                        5\\. The injector cannot make unisono.web.StartUpTests\\$Unbound: No implementation for unisono.web.StartUpTests\\$Unbound was bound\\. \\(StartUpTests.java:\\d+\\)
                        6\\. GET /health/live is routed already, as /health/live at unisono.web\\. Keep one\\. \\(StartUpTests.java:\\d+\\)
                        7\\. java.io.IOException is mapped to a problem at StartUpTests.java:\\d+ already\\. Keep one\\. \\(StartUpTests.java:\\d+\\)\
                        """);
    }

    private static void wrongRoutes(Router router) {
        router.get("/carts/{cart}", Carts.class, Carts::any)
                .get("/carts/{id}", Carts.class, Carts::any)
                .get("carts", Carts.class, Carts::any)
                .get("/a//b", Carts.class, Carts::any)
                .get("/a/{b}/{b}", Carts.class, Carts::any)
                .get("/unbound", Unbound.class, Unbound::any)
                .get("/health/live", Carts.class, Carts::any)
                .problem(IOException.class, e -> Problem.of(503, "Try again."))
                .problem(IOException.class, e -> Problem.of(500, "Give up."));
    }

    @Test
    @Tag("C31")
    void refusesAControllerThatEmitsAndLetsAnExemptedOnePass() {
        var injector = Application.builder().boot().injector();
        Routes routes =
                router ->
                        router.get("/crier", Crier.class, Crier::any)
                                .get("/console", Console.class, Console::any);

        assertThatThrownBy(() ->
                        WebServer.start(Running.ANY_PORT, injector, List.of(routes), List.of()))
                .isInstanceOf(StartupException.class)
                .hasMessageMatching(
                        """
                        The application cannot start, for one reason:

                        1\\. The controller unisono.web.StartUpTests\\$Crier depends on Events\\. A controller translates requests\\. Let it call a command, whose class emits\\. Where it must, mark it with @MayDependOn\\(value = Events.class, because = "…"\\)\\. \\(StartUpTests.java:\\d+\\)\
                        """);
    }

    @Test
    void saysThatThePortIsTakenAndHowToChooseAnother() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            var settings =
                    WebSettings.DEFAULTS.port(port).portHint("Choose another with SHOP_PORT.");

            assertThatThrownBy(() -> Running.with(settings, router -> {}))
                    .isInstanceOf(WebException.class)
                    .hasMessage(
                            "Port %d on 127.0.0.1 is taken by another process. Choose another with SHOP_PORT."
                                    .formatted(port));
        }
    }

    @Test
    void saysThatTheHostIsWrong() {
        assertThatThrownBy(() -> Running.with(Running.ANY_PORT.host("no.such.invalid"), r -> {}))
                .isInstanceOf(WebException.class)
                .hasMessage(
                        "The host no.such.invalid is unknown. Name one of this machine, such as 127.0.0.1.");
        assertThatThrownBy(() -> Running.with(Running.ANY_PORT.host("192.0.2.1"), r -> {}))
                .isInstanceOf(WebException.class)
                .hasMessageStartingWith("The server cannot listen on port 0 of 192.0.2.1: ");
    }

    @Test
    void listensOnAFreePortAndOnIpv6() {
        try (var shop = Running.with(Running.ANY_PORT.host("::1"), router -> {})) {
            assertThat(shop.server().address().toString()).matches("http://\\[::1]:[1-9][0-9]*");
        }
    }

    @Test
    void refusesWrongSettings() {
        assertThatThrownBy(() -> WebSettings.DEFAULTS.port(70_000))
                .isInstanceOf(WebException.class)
                .hasMessage("A port is 0 to 65535, not 70000.");
        for (var settings :
                List.<Runnable>of(
                        () -> WebSettings.DEFAULTS.bodyBytesMax(0),
                        () -> WebSettings.DEFAULTS.requestsMax(0),
                        () -> WebSettings.DEFAULTS.host(" "))) {
            assertThatThrownBy(settings::run).isInstanceOf(WebException.class);
        }
    }
}
