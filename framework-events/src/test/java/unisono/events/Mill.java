package unisono.events;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.function.Consumer;
import unisono.events.Village.Sack;

/// A module of the [Village].
final class Mill {
    static final EventName<Sack> FILLED = EventName.of("mill.filled", Sack.class);
    static final EventName<Sack> EMPTIED = EventName.of("mill.emptied", Sack.class);
    static final EventName<NoPayload> CREAKED = EventName.of("mill.creaked");

    private Mill() {}

    /// A manager of the mill, as a test needs it.
    static EventManager says(Consumer<EventManager> lines) {
        return new EventManager() {
            @Override
            protected void registerListeners() {
                lines.accept(this);
            }
        };
    }

    /// A manager of the mill whose wheel may emit and ask everything.
    static EventManager turns(Consumer<EventManager> lines) {
        return says(manager -> {
            manager.emits(Wheel.class, FILLED, EMPTIED, CREAKED);
            manager.emits(Wheel.class, MillApi.GROUND, MillApi.STOPPED);
            manager.asks(Wheel.class, MillApi.PRICE);
            lines.accept(manager);
        });
    }

    public interface MillApi extends ModuleApi {
        EventName<Sack> GROUND = EventName.of("mill.ground", Sack.class);
        EventName<NoPayload> STOPPED = EventName.of("mill.stopped");
        QuestionName<Sack, Integer> PRICE =
                QuestionName.of("mill.price", Sack.class, Integer.class);
    }

    interface Turning {}

    static class Wheel {}

    static final class BigWheel extends Wheel implements Turning {}

    /// Writes everything down.
    static final class Miller {
        private final Diary diary;

        @Inject
        Miller(Diary diary) {
            this.diary = diary;
        }

        void hear(Object what) {
            diary.write("miller: " + what);
        }

        void nod() {
            diary.write("miller");
        }
    }

    /// Writes everything down.
    static final class Mouse {
        private final Diary diary;

        @Inject
        Mouse(Diary diary) {
            this.diary = diary;
        }

        void hear(Object what) {
            diary.write("mouse: " + what);
        }

        void nod() {
            diary.write("mouse");
        }
    }

    /// Could emit, and so its emissions are on the stack.
    static final class Gossip {
        private final Events events;
        private final Diary diary;

        @Inject
        Gossip(Events events, Diary diary) {
            this.events = events;
            this.diary = diary;
        }

        void nod() {
            diary.write("gossip");
        }

        void fill(Sack sack) {
            events.emit(Wheel.class, FILLED, sack);
        }

        void empty(Sack sack) {
            events.emit(Wheel.class, EMPTIED, sack);
        }

        void price(Sack sack) {
            diary.write(events.askAll(Wheel.class, MillApi.PRICE, sack));
        }

        void grind(Sack sack) {
            events.emit(Wheel.class, MillApi.GROUND, sack);
        }
    }

    /// Publishes what it hears.
    static final class Teller {
        private final EventBus bus;

        @Inject
        Teller(EventBus bus) {
            this.bus = bus;
        }

        void tell(Sack sack) {
            bus.publish(sack);
        }
    }

    /// Does what is hidden in an object that it is given.
    static final class Puppet {
        private final Runnable string;

        @Inject
        Puppet(Runnable string) {
            this.string = string;
        }

        void move() {
            string.run();
        }
    }

    /// Is given what could emit only when it asks for it.
    static final class Echo {
        private final Provider<Gossip> voice;

        @Inject
        Echo(Provider<Gossip> voice) {
            this.voice = voice;
        }

        void call(Sack sack) {
            voice.get().fill(sack);
        }
    }
}
