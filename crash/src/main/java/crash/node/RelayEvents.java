package crash.node;

import crash.node.RelayApi.Hop;
import java.time.Duration;
import java.util.List;
import unisono.events.EventManager;
import unisono.events.ListenerScope;

/// Every mode of a durable listener.
public final class RelayEvents extends EventManager {
    /// What each of them was promised, as the history has it.
    public static final List<String> PROMISES =
            List.of(
                    "relay.single\trelay.hop\tonce\tfree",
                    "relay.keyed\trelay.hop\tonce\tordered",
                    "relay.batched\trelay.hop\tonce\tfree",
                    "relay.keyed-batched\trelay.hop\tonce\tordered",
                    "relay.slow\trelay.hop\tonce\tordered",
                    "relay.flaky\trelay.hop\tonce\tordered",
                    "relay.echoing\trelay.hop\tonce\tordered",
                    "relay.heard\trelay.echo\tonce\tordered",
                    "relay.outside\trelay.hop\trepeatedly\tfree",
                    "relay.outside-keyed\trelay.hop\trepeatedly\tordered",
                    "relay.outside-slow\trelay.hop\trepeatedly\tordered",
                    "relay.outside-flaky\trelay.hop\trepeatedly\tordered");

    private static final int BATCH = 20;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /// An outage may cost nobody an attempt, so who does not fail by himself gets few.
    private static final int FEW = 5;

    private static final int MANY = 100;

    @Override
    protected void registerListeners() {
        emits(Starter.class, RelayApi.HOP);
        emits(Echoing.class, RelayApi.ECHO);
        tellHops(storeHops());
        local(Echoing.class, Stored.class)
                .on(RelayApi.ECHO, Stored::heard)
                .durably()
                .named("relay.heard")
                .key(Hop::key)
                .retry(FEW, PAUSE);
    }

    private ListenerScope<?> storeHops() {
        return local(Starter.class, Stored.class)
                .on(RelayApi.HOP, Stored::single)
                .durably()
                .named("relay.single")
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Stored::keyed)
                .durably()
                .named("relay.keyed")
                .key(Hop::key)
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Stored::batched)
                .durably()
                .named("relay.batched")
                .batched(BATCH)
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Stored::keyedBatched)
                .durably()
                .named("relay.keyed-batched")
                .key(Hop::key)
                .batched(BATCH)
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Stored::slow)
                .durably()
                .named("relay.slow")
                .key(Hop::key)
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Stored::flaky)
                .durably()
                .named("relay.flaky")
                .key(Hop::key)
                .retry(MANY, PAUSE)
                .and(Echoing.class)
                .on(RelayApi.HOP, Echoing::echo)
                .durably()
                .named("relay.echoing")
                .key(Hop::key)
                .retry(FEW, PAUSE);
    }

    private static void tellHops(ListenerScope<?> scope) {
        scope.and(Told.class)
                .on(RelayApi.HOP, Told::outside)
                .durably()
                .named("relay.outside")
                .atLeastOnce()
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Told::keyed)
                .durably()
                .named("relay.outside-keyed")
                .atLeastOnce()
                .key(Hop::key)
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Told::slow)
                .durably()
                .named("relay.outside-slow")
                .atLeastOnce()
                .key(Hop::key)
                .retry(FEW, PAUSE)
                .on(RelayApi.HOP, Told::flaky)
                .durably()
                .named("relay.outside-flaky")
                .atLeastOnce()
                .key(Hop::key)
                .retry(MANY, PAUSE);
    }
}
