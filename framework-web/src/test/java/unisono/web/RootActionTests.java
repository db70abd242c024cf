package unisono.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.Refusal;
import unisono.events.RootScope;
import unisono.events.root.AggregateName;
import unisono.events.root.AggregateRoot;
import unisono.events.root.Happened;
import unisono.events.root.Happening;
import unisono.events.root.Hearing;
import unisono.events.root.RootEvent;
import unisono.events.root.Roots;

/// Actions of the root of an aggregate, asked for over HTTP.
final class RootActionTests {
    private static final AggregateName CART = AggregateName.of("cart");
    private static final Happening<CheckOut> CHECK_OUT =
            CART.happening("check-out", CheckOut.class);

    /// What happened, in order.
    private static final List<String> DIARY = new CopyOnWriteArrayList<>();

    record CheckOut(String cart) {}

    @Singleton
    record CartRoot(Roots roots) implements AggregateRoot {
        @Inject
        CartRoot {}

        static void listeners(RootScope root) {
            root.on(CHECK_OUT, Count.class, Greet.class).on(CHECK_OUT, Thank.class, Thank::nicely);
        }

        @Override
        public void hear(RootEvent event) {
            DIARY.add("root hears " + event.name() + " of " + event.params());
        }

        Map<String, ?> prepare(CheckOut inputs) {
            DIARY.add("prepare " + inputs.cart());
            return Map.of("cart", "prepared", "lines", 3);
        }

        Map<String, ?> checkOut(CheckOut inputs) {
            DIARY.add("check out " + inputs.cart());
            if (inputs.cart().equals("empty")) {
                throw new Refusal("carts", "not-empty", "The cart is empty.");
            }
            return Map.of("cart", inputs.cart(), "order", 1);
        }
    }

    static final class Count implements Hearing<Happened<CheckOut>> {
        @Inject
        Count() {}

        @Override
        public void hear(Happened<CheckOut> happened) {
            DIARY.add("count");
        }
    }

    static final class Greet implements Hearing<RootEvent> {
        @Inject
        Greet() {}

        @Override
        public void hear(RootEvent event) {
            DIARY.add("greet");
        }
    }

    static final class Thank {
        @Inject
        Thank() {}

        void nicely(Happened<CheckOut> happened) {
            DIARY.add("thank");
        }
    }

    private static final class CartEvents extends EventManager {
        @Override
        protected void registerListeners() {
            root(CART, CartRoot.class, CartRoot::listeners);
        }
    }

    private record Carts() implements ApplicationModule {
        @Override
        public String name() {
            return "carts";
        }
    }

    private final Application application =
            Application.builder().module(new Carts(), new CartEvents()).boot();

    private final Running shop = Running.with(application.injector(), RootActionTests::routes);

    @AfterEach
    void close() {
        shop.close();
        application.close();
        DIARY.clear();
    }

    private static CheckOut cart(Request request) {
        return new CheckOut(request.path("cart"));
    }

    private static void routes(Router router) {
        router.post(
                "/carts/{cart}/check-out",
                CartRoot.class,
                RootAction.prepared(
                        CHECK_OUT, RootActionTests::cart, CartRoot::prepare, CartRoot::checkOut));
        router.get(
                "/carts/{cart}",
                CartRoot.class,
                RootAction.of(CHECK_OUT, RootActionTests::cart, CartRoot::checkOut));
    }

    @Test
    @Tag("C62")
    void tellsTheRootAndAllItsListenersBeforeTheActionRuns() {
        var answer = shop.get("/carts/a");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(DIARY)
                .containsExactly(
                        "root hears check-out of CheckOut[cart=a]",
                        "count",
                        "greet",
                        "thank",
                        "check out a");
    }

    @Test
    @Tag("C63")
    void runsTheStepBeforeWithTheSameInputsAndLetsTheActionsKeysWin() {
        var answer = shop.post("/carts/a/check-out", "{}");

        assertThat(DIARY).containsSubsequence("prepare a", "check out a");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"cart\":\"a\"", "\"lines\":3", "\"order\":1")
                .doesNotContain("prepared");
    }

    @Test
    @Tag("C63")
    void hasNoAddressForTheStepBefore() {
        for (var path :
                List.of(
                        "/prepare",
                        "/carts/a/prepare",
                        "/carts/a/check-out/prepare",
                        "/carts/a/pre-check-out",
                        "/carts/a/check-out/before")) {
            assertThat(shop.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(shop.post(path, "{}").statusCode()).as(path).isEqualTo(404);
        }
        var other = shop.send(shop.request("/carts/a/check-out").PUT(BodyPublishers.noBody()));
        assertThat(other.statusCode()).isEqualTo(405);

        assertThat(DIARY).isEmpty();
    }

    @Test
    void tellsTheClientWhatTheActionThrows() {
        var answer = shop.get("/carts/empty");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("The cart is empty.");
    }
}
