package unisono.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the listeners of a test wrote down, in order. Thread-safe.
@Singleton
final class Diary {
    private final List<Object> lines = new CopyOnWriteArrayList<>();

    @Inject
    Diary() {}

    void write(Object line) {
        lines.add(line);
    }

    List<Object> lines() {
        return List.copyOf(lines);
    }

    void tearOut() {
        lines.clear();
    }
}
