package unisono.events;

import java.util.List;
import java.util.stream.IntStream;

/// A module in which several classes emit the same.
final class Choir {
    static final EventName<Line> SANG = EventName.of("choir.sang", Line.class);

    /// More than the kernel has places for at first.
    static final List<EventName<Line>> MANY =
            IntStream.range(0, 300)
                    .mapToObj(number -> EventName.of("choir.sang" + number, Line.class))
                    .toList();

    private Choir() {}

    /// What all have heard.
    record Line(StringBuilder heard) {}

    static final class Alto {}

    static final class Tenor {}

    static final class Bass {}

    static final class OfAlto {
        void hear(Line line) {
            line.heard().append('a');
        }

        void count(Line line) {
            line.heard().append('+');
        }
    }

    static final class OfTenor {
        void hear(Line line) {
            line.heard().append('t');
        }
    }

    static final class OfBass {
        void hear(Line line) {
            line.heard().append('b');
        }
    }

    static final class ChoirEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Alto.class, SANG);
            emits(Alto.class, MANY.toArray(EventName<?>[]::new));
            emits(Tenor.class, SANG);
            emits(Bass.class, SANG);

            var alto = local(Alto.class, OfAlto.class);
            var _ = alto.on(SANG, OfAlto::hear);
            MANY.forEach(name -> alto.on(name, OfAlto::count));
            local(Tenor.class, OfTenor.class).on(SANG, OfTenor::hear);
            local(Bass.class, OfBass.class).on(SANG, OfBass::hear);
        }
    }
}
