package unisono.events.internal.routes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unisono.events.EventName;
import unisono.events.EventType;
import unisono.events.MessageName;
import unisono.events.internal.delivery.Subscriber;
import unisono.events.internal.wiring.Heard;
import unisono.events.internal.wiring.Supertypes;

/// All subscribers, by what they hear, each list in delivery order: finding those of one message
/// costs the same however many there are of others. Guarded by its owner.
final class SubscriberIndex {
    private final Map<MessageName<?>, List<Entry>> byMessage = new HashMap<>();
    private final List<Entry> watchers = new ArrayList<>();

    void add(Entry entry) {
        var list = listOf(entry);
        int place = Collections.binarySearch(list, entry, Entry.ORDER);
        list.add(place < 0 ? -place - 1 : place, entry);
    }

    void remove(Entry entry) {
        listOf(entry).remove(entry);
    }

    /// Those that may hear a message: of a name, and whoever hears any; of an event object, those
    /// of its supertypes. In delivery order.
    Stream<Entry> candidates(MessageName<?> message) {
        var named =
                message instanceof EventType<?>(var type)
                        ? Supertypes.of(type).stream()
                                .flatMap(above -> heard(new EventType<>(above)))
                        : heard(message);
        var any = message instanceof EventName ? watchers.stream() : Stream.<Entry>empty();
        return Stream.concat(named, any).sorted(Entry.ORDER);
    }

    /// All, as they were registered.
    Stream<Entry> all() {
        return Stream.concat(byMessage.values().stream().flatMap(List::stream), watchers.stream());
    }

    private Stream<Entry> heard(MessageName<?> message) {
        return byMessage.getOrDefault(message, List.of()).stream();
    }

    private List<Entry> listOf(Entry entry) {
        var message = entry.heard().subscription().message();
        return message == null
                ? watchers
                : byMessage.computeIfAbsent(message, _ -> new ArrayList<>());
    }

    /// A subscriber and its place.
    record Entry(Heard heard, Subscriber subscriber) {
        private static final Comparator<Entry> ORDER =
                Comparator.comparing(Entry::heard, Heard.DELIVERY_ORDER);
    }
}
