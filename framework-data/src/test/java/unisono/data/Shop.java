package unisono.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unisono.data.internal.PayloadHistory;
import unisono.events.DeclaredEvents;
import unisono.events.EventDescription;
import unisono.events.EventName;

/// One release of an application: its events and its upcasters.
record Shop(List<EventName<?>> events, List<Upcaster> upcasters) implements DeclaredEvents {
    static Shop with(EventName<?>... events) {
        return new Shop(List.of(events), List.of());
    }

    /// With one event, `shop.sold`, of version 1.
    static Shop selling(Class<? extends Record> payload) {
        return with(EventName.of("shop.sold", payload));
    }

    Shop upcasting(Upcaster... upcasters) {
        return new Shop(events, List.of(upcasters));
    }

    /// What it writes where there is no lock file.
    String lock() {
        return compare("").lock();
    }

    ContractReport compare(String lock, String... retired) {
        return new EventContract(this, new PayloadHistory(upcasters))
                .compare(lock, Set.of(retired));
    }

    @Override
    public List<EventDescription> all() {
        return events.stream()
                .map(event -> new EventDescription(event, "ShopApi", "shop"))
                .sorted(Comparator.comparing(event -> event.name().text()))
                .toList();
    }

    @Override
    public Optional<String> moduleOf(Class<?> type) {
        return Optional.of("shop");
    }
}
