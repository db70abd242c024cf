package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.root.AggregateContext;
import unisono.events.root.AggregateName;
import unisono.events.root.AggregateRoot;
import unisono.events.root.Happened;
import unisono.events.root.Happening;
import unisono.events.root.Hearing;
import unisono.events.root.PartName;
import unisono.events.root.RootEvent;
import unisono.events.root.Roots;
import unisono.events.root.WriteCompleted;

/// Roots, whose root hears all that happens to them.
final class AggregateRootsTests {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    // The guide and the Javadoc quote these.
    static final AggregateName CART = AggregateName.of("cart");
    static final PartName<Lines> LINES = CART.part("lines", Lines.class);
    static final Happening<CheckOut> CHECK_OUT = CART.happening("check-out", CheckOut.class);

    static final AggregateName ORDER = AggregateName.of("order");
    static final PartName<Lines> ITEMS = ORDER.part("items", Lines.class);

    record Lines(int count) {}

    record CheckOut(String customer) {}

    @Singleton
    record CartRoot(Roots roots, Diary diary) implements AggregateRoot {
        @Inject
        CartRoot {}

        static void listeners(RootScope root) {
            root.on(LINES.written(), CountLines.class, WarnStock.class)
                    .on(CHECK_OUT, Greet.class, Greet::customer);
        }

        @Override
        public void hear(RootEvent event) {
            diary.write(event.name());
        }
    }

    record CountLines(Diary diary) implements Hearing<WriteCompleted<Lines>> {
        @Inject
        CountLines {}

        @Override
        public void hear(WriteCompleted<Lines> written) {
            diary.write("count " + written.params());
        }
    }

    record WarnStock(Diary diary) implements Hearing<RootEvent> {
        @Inject
        WarnStock {}

        @Override
        public void hear(RootEvent event) {
            diary.write("warn of " + event.name());
        }
    }

    record Greet(Diary diary) {
        @Inject
        Greet {}

        void customer(Happened<CheckOut> happened) {
            diary.write("greet " + happened.params().customer());
        }
    }

    private static final class CartEvents extends EventManager {
        @Override
        protected void registerListeners() {
            root(CART, CartRoot.class, CartRoot::listeners);
        }
    }

    private static Village village(EventManager... managers) {
        return new Village(
                Village.builder()
                        .module(House.of("carts", AggregateRootsTests.class), managers)
                        .clock(InstantSource.fixed(NOON))
                        .boot());
    }

    private static Roots roots(Village village) {
        return village.application().injector().getInstance(Roots.class);
    }

    @Test
    @Tag("C58")
    void tellsTheTypeTheRootTheNameAndTheParamsOfEachEvent() {
        var happened = Happened.of(CHECK_OUT, new CheckOut("ann"));
        var read = LINES.wasRead(null, new Lines(1));
        var written = LINES.wasWritten(new Lines(1), new Lines(2));

        assertThat(happened)
                .returns(1, RootEvent::code)
                .returns(CART, RootEvent::root)
                .returns("check-out", RootEvent::name)
                .returns(new CheckOut("ann"), Happened::params);
        assertThat(read.code()).isEqualTo(4);
        assertThat(read.root()).isEqualTo(CART);
        assertThat(read.name()).isEqualTo("lines");
        assertThat(read.before()).isNull();
        assertThat(read.after()).isEqualTo(new Lines(1));
        assertThat(written.code()).isEqualTo(6);
        assertThat(written.root()).isEqualTo(CART);
        assertThat(written.name()).isEqualTo("lines");
        assertThat(written.params().before()).isEqualTo(new Lines(1));
        assertThat(written.params().after()).isEqualTo(new Lines(2));
    }

    @Test
    @Tag("C58")
    void givesAnEventItsContextWhenItIsDispatched() {
        try (var village = village(new CartEvents())) {
            var roots = roots(village);
            var ann = new Origin("ann", "north", null);
            var written = LINES.wasWritten(null, new Lines(1));

            var dispatched = Origin.call(ann, () -> roots.dispatch(written));
            var read = roots.read(LINES, null, new Lines(1));
            var happened = roots.happen(CHECK_OUT, new CheckOut("ann"));

            assertThat(written.context()).isNull();
            assertThat(dispatched.event().context()).isEqualTo(new AggregateContext(ann, NOON));
            assertThat(dispatched.event().in(new AggregateContext(Origin.NONE, NOON)))
                    .isEqualTo(written.in(new AggregateContext(Origin.NONE, NOON)));
            assertThat(read.event().context()).isEqualTo(new AggregateContext(Origin.NONE, NOON));
            assertThat(happened.event().context()).isEqualTo(read.event().context());
        }
    }

    @Test
    @Tag("C62")
    void attachesAllListenersThatARootDeclaresWhetherByClassOrLineByLine() {
        try (var village = village(new CartEvents())) {
            assertThat(village.application().subscriptions())
                    .extracting(line -> line.event() + " " + line.handler() + " " + line.notes())
                    .containsExactlyInAnyOrder(
                            "RootEvent CartRoot.hear [of cart, everything]",
                            "WriteCompleted CountLines.hear [of cart.lines written]",
                            "WriteCompleted WarnStock.hear [of cart.lines written]",
                            "Happened Greet.customer [of cart.check-out]");

            roots(village).wrote(LINES, new Lines(1), new Lines(2));
            roots(village).read(LINES, null, new Lines(2));
            roots(village).happen(CHECK_OUT, new CheckOut("ann"));
            roots(village).wrote(ITEMS, null, new Lines(7));

            assertThat(village.heard())
                    .containsExactly(
                            "lines",
                            "count Change[before=Lines[count=1], after=Lines[count=2]]",
                            "warn of lines",
                            "lines",
                            "check-out",
                            "greet ann");
        }
    }

    @Test
    void isSetUpByHandWhereNoManagerDeclaresIt() {
        try (var village = village()) {
            var root = new CartRoot(roots(village), village.diary());
            var stock = new WarnStock(village.diary());

            try (var _ = CART.everything().listen(village.bus(), root::hear);
                    var _ = LINES.written().listen(village.bus(), stock::hear)) {
                roots(village).wrote(LINES, null, new Lines(1));
                roots(village).wrote(ITEMS, null, new Lines(7));
                village.bus().publish(LINES.wasRead(null, new Lines(1)));
            }
            roots(village).wrote(LINES, null, new Lines(1));

            assertThat(village.heard()).containsExactly("lines", "warn of lines", "lines");
        }
    }

    @Test
    void isHeardByOthersMomentByMoment() {
        try (var village =
                village(
                        manager(mill ->
                                mill.typed(Greet.class)
                                        .on(CHECK_OUT, Greet::customer)
                                        .when(said -> said.params().customer().equals("bob"))))) {
            roots(village).happen(CHECK_OUT, new CheckOut("ann"));
            roots(village).happen(CHECK_OUT, new CheckOut("bob"));
            roots(village).wrote(LINES, null, new Lines(1));

            assertThat(village.heard()).containsExactly("greet bob");
        }
    }

    private static EventManager manager(Consumer<EventManager> lines) {
        return new EventManager() {
            @Override
            protected void registerListeners() {
                lines.accept(this);
            }
        };
    }

    record Twice(Roots roots) implements AggregateRoot {
        @Inject
        Twice {}
    }

    @Test
    void refusesWrongDeclarationsTogether() {
        var wrong =
                manager(manager -> {
                    manager.root(
                            CART,
                            CartRoot.class,
                            root -> root.on(ITEMS.written(), CountLines.class));
                    manager.root(AggregateName.of("cart"), Twice.class, _ -> {});
                });

        assertThatThrownBy(() -> village(wrong))
                .isInstanceOf(StartupException.class)
                .hasMessageMatching(
                        """
                        The application cannot start, for 3 reasons:

                        1\\. AggregateRootsTests.java:\\d+: the aggregate cart has the root CartRoot already, at AggregateRootsTests.java:\\d+\\. Keep one, or give the other aggregate a name of its own\\.
                        2\\. AggregateRootsTests.java:\\d+: CartRoot is the root of cart, and declares a listener of order.items written\\. Declare it at the root of order, or hear it with typed\\(CountLines.class\\)\\.
                        3\\. AggregateRootsTests.java:\\d+: Twice is the root of an aggregate, and would be one object that hears and another that acts\\. Annotate it with @Singleton\\.\
                        """);
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThatThrownBy(() -> AggregateName.of("Cart"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"Cart\" is no name in an aggregate. Use lower case with hyphens, and at most 100 characters: check-out.");
        assertThatThrownBy(() -> CART.part("", Lines.class))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
