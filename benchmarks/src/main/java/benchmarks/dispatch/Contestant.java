package benchmarks.dispatch;

import java.util.List;
import java.util.Locale;

/// A system, or one way of using it.
public enum Contestant {
    FLOOR("array loop, the floor"),
    DIRECT("direct call of one class"),
    UNISONO_LOCAL("emitter.emit, local"),
    UNISONO_EXTERNAL("emitter.emit, external"),
    UNISONO_LOCAL_CLASS("events.emit, local"),
    UNISONO_EXTERNAL_CLASS("events.emit, external"),
    UNISONO_NAMES("emitter.emit, 8 names in turn"),
    UNISONO_CROWD("emitter.emit, beside 100,000"),
    NAIVE_MAP("HashMap<Class, List<Consumer>>");

    private final String words;

    Contestant(String words) {
        this.words = words;
    }

    /// The name for options.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What a reader of the table is told.
    String words() {
        return words;
    }

    /// Whether it can reach that many listeners.
    boolean reaches(int listeners) {
        return this != DIRECT || listeners == 1;
    }

    /// Who goes before it to warm its call sites: a system runs the same code however many
    /// subscriptions it has, and a hundred thousand of them are enough once.
    Contestant forerunner() {
        return this == UNISONO_CROWD ? UNISONO_EXTERNAL : this;
    }

    /// Prepares it to send an event to these listeners. Loads no class of the others.
    Dispatch open(List<Listener> listeners) {
        return switch (this) {
            case FLOOR -> new Floor(listeners);
            case DIRECT -> new Direct(listeners);
            case UNISONO_LOCAL -> Unisono.local(listeners);
            case UNISONO_EXTERNAL -> Unisono.external(listeners);
            case UNISONO_LOCAL_CLASS -> Unisono.localByClass(listeners);
            case UNISONO_EXTERNAL_CLASS -> Unisono.externalByClass(listeners);
            case UNISONO_NAMES -> Unisono.manyNames(listeners);
            case UNISONO_CROWD -> Unisono.crowded(listeners);
            case NAIVE_MAP -> new NaiveMap(listeners);
        };
    }
}
