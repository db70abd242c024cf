package unisono.data.internal.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import unisono.data.DataException;
import unisono.data.NewerPayload;
import unisono.data.aggregate.AggregateType;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.PayloadReader;
import unisono.events.EventName;

/// The events of one type, by their texts and by their payloads. Thread-safe.
final class Vocabulary<E> {
    private final Map<String, Word<E>> byText = new HashMap<>();
    private final Map<Class<?>, EventName<? extends E>> byPayload = new HashMap<>();
    private final PayloadReader payloads;

    Vocabulary(AggregateType<?, ?, E> type, PayloadReader payloads) {
        this.payloads = payloads;
        for (EventName<? extends E> event : type.events()) {
            byText.put(event.text(), new Word<>(event));
            byPayload.put(event.payloadType(), event);
        }
    }

    /// What an event is called.
    EventName<? extends E> nameOf(E event) {
        var name = byPayload.get(event.getClass());
        if (name == null) {
            throw new DataException(
                    "%s is the payload of none of the aggregate type's events. Name its event in events(…)."
                            .formatted(event.getClass().getName()));
        }
        return name;
    }

    /// Reads a stored event.
    ///
    /// @throws NewerPayload if a later release wrote it
    /// @throws DataException if it cannot be read
    E read(StreamKey key, StoredEvent stored) {
        var word = byText.get(stored.name());
        if (word == null) {
            throw new DataException(
                    "Version %d of %s is the event %s, which its aggregate type does not have. Either it was taken out of events(…), and belongs back, or a later release wrote it: read it with that one."
                            .formatted(stored.version(), key, stored.name()));
        }
        try {
            return read(word, stored);
        } catch (NewerPayload later) {
            var said = new NewerPayload(words(key, stored, later));
            said.initCause(later);
            throw said;
        } catch (DataException unreadable) {
            throw new DataException(words(key, stored, unreadable), unreadable);
        }
    }

    private static String words(StreamKey key, StoredEvent stored, RuntimeException failure) {
        return "Version %d of %s cannot be read. %s"
                .formatted(stored.version(), key, failure.getMessage());
    }

    private E read(Word<E> word, StoredEvent stored) {
        if (word.isOfToday(stored)) {
            try {
                return word.read(stored);
            } catch (JacksonException e) {
                // Said again below, with the place and without what is stored.
                return slowly(word.name(), stored);
            }
        }
        return slowly(word.name(), stored);
    }

    private <P> P slowly(EventName<P> name, StoredEvent stored) {
        return payloads.read(name, stored.payloadVersion(), new String(stored.payload(), UTF_8));
    }

    /// An event, and how it is read as it is today.
    private static final class Word<E> {
        private final EventName<? extends E> name;
        private @Nullable volatile ObjectReader reader;

        Word(EventName<? extends E> name) {
            this.name = name;
        }

        EventName<? extends E> name() {
            return name;
        }

        /// Whether it can be read as it stands there, with nothing sealed in it.
        boolean isOfToday(StoredEvent stored) {
            return stored.payloadVersion() == name.version() && !name.isPersonal();
        }

        E read(StoredEvent stored) {
            var known = reader;
            if (known == null) {
                known = PayloadJson.MAPPER.readerFor(name.payloadType());
                reader = known;
            }
            return name.payloadType().cast(known.readValue(stored.payload()));
        }
    }
}
