package unisono.web;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// A real server on a free port, and two ways to ask it.
final class Running implements AutoCloseable {
    static final WebSettings ANY_PORT = WebSettings.DEFAULTS.port(0);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final WebServer server;

    private Running(WebServer server) {
        this.server = server;
    }

    static Running of(WebServer server) {
        return new Running(server);
    }

    static Running with(Routes routes) {
        return with(ANY_PORT, routes);
    }

    static Running with(WebSettings settings, Routes routes, HealthCheck... checks) {
        return new Running(
                WebServer.start(
                        settings, Guice.createInjector(), List.of(routes), List.of(checks)));
    }

    static Running with(Injector injector, Routes routes) {
        return new Running(WebServer.start(ANY_PORT, injector, List.of(routes), List.of()));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    URI uri(String path) {
        return URI.create(server.address() + path);
    }

    Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /// Sends these bytes and returns all that comes until the server hangs up.
    String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.ISO_8859_1));
    }

    String raw(byte[] request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    WebServer server() {
        return server;
    }

    void stop() {
        server.close();
    }

    @Override
    public void close() {
        stop();
    }
}
