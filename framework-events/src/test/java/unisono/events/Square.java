package unisono.events;

import jakarta.inject.Inject;
import java.util.function.Consumer;

/// A module of the [Village] that needs nobody.
final class Square {
    private Square() {}

    /// A manager of the square, as a test needs it.
    static EventManager says(Consumer<EventManager> lines) {
        return new EventManager() {
            @Override
            protected void registerListeners() {
                lines.accept(this);
            }
        };
    }

    static final class Fountain {}

    /// Writes everything down.
    static final class Crier {
        private final Diary diary;

        @Inject
        Crier(Diary diary) {
            this.diary = diary;
        }

        void hear(Object what) {
            diary.write("crier: " + what);
        }

        void nod() {
            diary.write("crier");
        }
    }
}
