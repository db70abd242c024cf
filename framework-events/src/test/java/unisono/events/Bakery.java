package unisono.events;

import jakarta.inject.Inject;
import java.util.function.Consumer;
import unisono.events.Village.Loaf;
import unisono.events.Village.Sack;

/// A module of the [Village] that needs the [Mill].
final class Bakery {
    static final EventName<Sack> STORED = EventName.of("bakery.stored", Sack.class);

    private Bakery() {}

    /// A manager of the bakery, as a test needs it.
    static EventManager says(Consumer<EventManager> lines) {
        return new EventManager() {
            @Override
            protected void registerListeners() {
                lines.accept(this);
            }
        };
    }

    public interface BakeryApi extends ModuleApi {
        EventName<Loaf> BAKED = EventName.of("bakery.baked", Loaf.class);
    }

    static final class Oven {}

    /// Writes everything down, and passes sacks on.
    static final class Baker {
        private final Events events;
        private final Diary diary;

        @Inject
        Baker(Events events, Diary diary) {
            this.events = events;
            this.diary = diary;
        }

        void hear(Object what) {
            diary.write("baker: " + what);
        }

        void nod() {
            diary.write("baker");
        }

        void store(Sack sack) {
            events.emit(Oven.class, STORED, sack);
        }
    }

    /// Writes everything down.
    static final class Boy {
        private final Diary diary;

        @Inject
        Boy(Diary diary) {
            this.diary = diary;
        }

        void hear(Object what) {
            diary.write("boy: " + what);
        }
    }
}
