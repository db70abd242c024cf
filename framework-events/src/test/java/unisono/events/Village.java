package unisono.events;

import java.util.List;

/// The application of most tests, booted: the [Mill] grinds; the [Bakery], which needs the mill,
/// bakes; the [Square] needs nobody, and comes last. What their managers say, each test says
/// itself.
record Village(Application application) implements AutoCloseable {
    /// Three modules that hear and emit nothing.
    static Application.Builder builder() {
        return Application.builder()
                .order(List.of("mill", "bakery", "square"))
                .module(House.of("mill", Mill.class).showing(Mill.MillApi.class))
                .module(
                        House.of("bakery", Bakery.class)
                                .showing(Bakery.BakeryApi.class)
                                .needing(Mill.MillApi.class))
                .module(House.of("square", Square.class));
    }

    /// The three modules, with these managers.
    static Application.Builder builder(EventManager... managers) {
        return builder().module(House.of("square", Square.class), managers);
    }

    static Village with(EventManager... managers) {
        return new Village(builder(managers).boot());
    }

    Events events() {
        return application.injector().getInstance(Events.class);
    }

    EventBus bus() {
        return application.injector().getInstance(EventBus.class);
    }

    EventDispatcher dispatcher() {
        return application.injector().getInstance(EventDispatcher.class);
    }

    Subscriptions subscriptions() {
        return application.injector().getInstance(Subscriptions.class);
    }

    Diary diary() {
        return application.injector().getInstance(Diary.class);
    }

    /// What is in the diary.
    List<Object> heard() {
        return diary().lines();
    }

    @Override
    public void close() {
        application.close();
    }

    record Sack(int kilos) {}

    record Loaf(int grams) {}
}
