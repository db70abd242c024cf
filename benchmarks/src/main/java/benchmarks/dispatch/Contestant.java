package benchmarks.dispatch;

import benchmarks.Named;
import benchmarks.station.Listener;
import java.util.List;

/// A system, or one way of using it.
public enum Contestant implements Named {
    FLOOR("array loop, the floor"),
    DIRECT("direct call of one class"),
    UNISONO_LOCAL("Unisono emitter, local"),
    UNISONO_EXTERNAL("Unisono emitter, external"),
    UNISONO_LOCAL_CLASS("Unisono events.emit, local"),
    UNISONO_EXTERNAL_CLASS("Unisono events.emit, external"),
    UNISONO_NAMES("Unisono emitter, 8 names in turn"),
    UNISONO_CROWD("Unisono emitter, beside 100,000"),
    UNISONO_NESTING("Unisono emitter, who might emit"),
    UNISONO_TYPED("Unisono bus.publish"),
    UNISONO_RESULTS("Unisono dispatch, with results"),
    UNISONO_TRANSACTION("Unisono emitter, in a transaction"),
    UNISONO_IDENTITY("the same, its id asked"),
    UNISONO_MIDDLEWARE("Unisono emitter, one middleware"),
    UNISONO_OBSERVED("Unisono emitter, log off, timings, MDC"),
    UNISONO_CORRELATED("the same, correlation in the MDC"),
    UNISONO_VALIDATED("Unisono emitter, validation"),
    NAIVE_MAP("HashMap<Class, List<Consumer>>"),
    WELD("CDI Weld, Event<T>"),
    SPRING_MULTICASTER("Spring multicaster"),
    SPRING_EVENT_LISTENER("Spring @EventListener"),
    GREENROBOT("greenrobot EventBus"),
    MBASSADOR("MBassador"),
    GUAVA("Guava EventBus"),
    /// Asynchronous: what is measured is how many events per second it carries.
    VERTX("Vert.x local bus, throughput");

    private static final int OTHERS = 100_000;

    private final String words;

    Contestant(String words) {
        this.words = words;
    }

    @Override
    public String words() {
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
            case UNISONO_CROWD -> Unisono.beside(OTHERS, listeners);
            case UNISONO_NESTING -> Unisono.nesting(listeners);
            case UNISONO_TYPED -> Unisono.typed(listeners);
            case UNISONO_RESULTS -> Unisono.results(listeners);
            case UNISONO_TRANSACTION -> Unisono.within(new NoTransactions(false), listeners);
            case UNISONO_IDENTITY -> Unisono.within(new NoTransactions(true), listeners);
            case UNISONO_MIDDLEWARE -> Unisono.inside(listeners, new PassingOn());
            case UNISONO_OBSERVED -> Layered.observed(listeners);
            case UNISONO_CORRELATED -> Layered.correlated(listeners);
            case UNISONO_VALIDATED -> Layered.validated(listeners);
            case NAIVE_MAP -> new NaiveMap(listeners);
            case WELD -> new WeldEvent(listeners);
            case SPRING_MULTICASTER -> new SpringMulticaster(listeners);
            case SPRING_EVENT_LISTENER -> new SpringPublisher(listeners);
            case GREENROBOT -> new GreenrobotBus(listeners);
            case MBASSADOR -> new MBassadorBus(listeners);
            case GUAVA -> new GuavaBus(listeners);
            case VERTX -> new VertxBus(listeners);
        };
    }
}
