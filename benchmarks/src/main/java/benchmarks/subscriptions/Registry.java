package benchmarks.subscriptions;

import benchmarks.Named;

/// A system that takes listeners in while it runs. Weld does not.
public enum Registry implements Named {
    UNISONO_MANAGER("Unisono subscriptions.add"),
    UNISONO_LISTEN("Unisono bus.listen"),
    SPRING_MULTICASTER("Spring multicaster"),
    GREENROBOT("greenrobot EventBus"),
    MBASSADOR("MBassador"),
    GUAVA("Guava EventBus"),
    VERTX("Vert.x local bus");

    private final String words;

    Registry(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /// Prepares it, beside so many other subscriptions. Loads no class of the others.
    Roll open(int others) {
        return switch (this) {
            case UNISONO_MANAGER -> new UnisonoSubscription(others);
            case UNISONO_LISTEN -> new UnisonoListen(others);
            case SPRING_MULTICASTER -> new SpringMulticaster(others);
            case GREENROBOT -> new GreenrobotBus(others);
            case MBASSADOR -> new MBassadorBus(others);
            case GUAVA -> new GuavaBus(others);
            case VERTX -> new VertxBus(others);
        };
    }
}
