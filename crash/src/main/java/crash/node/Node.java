package crash.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import unisono.data.DataModule;
import unisono.data.DatabaseSettings;
import unisono.data.Deliveries;
import unisono.data.DeliverySettings;
import unisono.events.Application;

/// The program of a node: says `ready`, emits and delivers, and does as it is told, a line each:
/// `clock MILLIS` sets its clock wrong by so much, `quiet` lets it emit nothing more, `stop` ends
/// it in order. It ends at once when nobody is there any more to tell it something.
///
/// The sender is a node that does not deliver; it emits at the rate by which others are measured.
/// It is started last, when the listeners are known.
public final class Node {
    private static final String SENDER = "sender";
    private static final int SENDERS = 4;
    private static final int RATE_BESIDE = 4;
    private static final int CONNECTIONS = 6;
    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration BACKOFF_MAX = Duration.ofMillis(200);
    private static final Duration STOP = Duration.ofSeconds(10);

    private final Settings settings;
    private final JumpingClock clock = new JumpingClock();
    private final DataModule data;
    private final Application application;
    private final Load load;

    /// @param name `sender`, or that of the node
    /// @param history where its journals are
    /// @param perSecond how much the sender emits
    record Settings(String name, String jdbcUrl, Path history, Duration lease, int perSecond) {
        static Settings of(String... words) {
            return new Settings(
                    words[0],
                    words[1],
                    Path.of(words[2]),
                    Duration.parse(words[3]),
                    Integer.parseInt(words[4]));
        }

        boolean isSender() {
            return name.equals(SENDER);
        }

        /// So long as no other process has it.
        String prefix() {
            return "%s-%d-".formatted(name, ProcessHandle.current().pid());
        }
    }

    private Node(Settings settings, String user, String password) throws IOException {
        this.settings = settings;
        var database =
                new DatabaseSettings(settings.jdbcUrl(), user, password)
                        .withPool(CONNECTIONS, CONNECTION_TIMEOUT);
        var outside = Journal.to(settings.history().resolve("outside.tsv"));
        data = DataModule.of(() -> database, List.of(new RelayModule.Schema()));
        application =
                Application.builder()
                        .module(new RelayModule(), new RelayEvents())
                        .clock(clock)
                        .install(
                                data,
                                binder -> {
                                    binder.bind(Journal.class).toInstance(outside);
                                    binder.bind(Chance.class)
                                            .toInstance(new Chance(settings.lease()));
                                })
                        .boot();
        load =
                new Load(
                        application.injector().getInstance(Starter.class),
                        Journal.to(
                                settings.history()
                                        .resolve("emissions-%s.tsv".formatted(settings.name()))),
                        settings.prefix());
    }

    public static void main(String... words) throws Exception {
        var environment = System.getenv();
        var node =
                new Node(
                        Settings.of(words),
                        environment.getOrDefault("CRASH_USER", ""),
                        environment.getOrDefault("CRASH_PASSWORD", ""));
        node.begin();
        node.obey();
        System.exit(0);
    }

    private Deliveries deliveries() {
        return application.injector().getInstance(Deliveries.class);
    }

    /// Nodes emit a bit, too, for keys that all of them share.
    private void begin() {
        if (settings.isSender()) {
            load.begin(settings.name(), SENDERS, settings.perSecond());
        } else {
            deliveries().start(deliverySettings());
            load.begin("node", 1, RATE_BESIDE);
        }
        IO.println("ready");
    }

    private DeliverySettings deliverySettings() {
        return DeliverySettings.DEFAULTS.withLease(settings.lease()).withBackoffMax(BACKOFF_MAX);
    }

    private void obey() throws IOException, InterruptedException {
        try (var orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var order = orders.readLine();
            while (order != null && !order.equals("stop")) {
                obey(order);
                order = orders.readLine();
            }
            if (order != null) {
                stop();
            }
        }
    }

    private void obey(String order) throws InterruptedException {
        if (order.equals("quiet")) {
            load.end();
        } else {
            clock.jump(Duration.ofMillis(Long.parseLong(order.substring("clock ".length()))));
        }
    }

    private void stop() throws InterruptedException {
        load.end();
        deliveries().stop(STOP);
        application.close();
        data.close();
        IO.println("stopped");
    }
}
