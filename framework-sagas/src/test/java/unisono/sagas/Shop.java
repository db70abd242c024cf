package unisono.sagas;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import unisono.commands.CommandName;
import unisono.commands.ModuleCommands;
import unisono.commands.NoResult;
import unisono.data.ModuleSchema;
import unisono.events.ApplicationModule;
import unisono.events.Emitter;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;

/// A shop in which an order takes a while: what was ordered is reserved, and shipped when it is
/// paid. If it is not shipped in time, all of that is taken back.
final class Shop {
    private Shop() {}

    /// What happens in the shop, and what it can be asked to do.
    public interface ShopApi extends ModuleApi {
        EventName<Ordered> ORDERED = EventName.of("shop.ordered", Ordered.class);
        EventName<Captured> CAPTURED = EventName.of("shop.captured", Captured.class);
        EventName<Shipped> SHIPPED = EventName.of("shop.shipped", Shipped.class);
        EventName<Expired> EXPIRED = EventName.of("shop.expired", Expired.class);

        CommandName<Reserve, NoResult> RESERVE = CommandName.of("shop.reserve", Reserve.class);
        CommandName<Release, NoResult> RELEASE = CommandName.of("shop.release", Release.class);
        CommandName<Refund, NoResult> REFUND = CommandName.of("shop.refund", Refund.class);
        CommandName<Ship, NoResult> SHIP = CommandName.of("shop.ship", Ship.class);
        CommandName<Apologize, NoResult> APOLOGIZE =
                CommandName.of("shop.apologize", Apologize.class);
    }

    public record Ordered(String order) {}

    public record Captured(String order) {}

    public record Shipped(String order) {}

    public record Expired(String order) {}

    public record Reserve(String order) {}

    public record Release(String order) {}

    public record Refund(String order) {}

    public record Ship(String order) {}

    public record Apologize(String order) {}

    /// What is remembered of an order.
    public record Fulfilment(String order, boolean paid) {
        static Step<Fulfilment> begun(String order) {
            return Step.to(new Fulfilment(order, false))
                    .undo(ShopApi.APOLOGIZE, new Apologize(order))
                    .send(ShopApi.RESERVE, new Reserve(order))
                    .undo(ShopApi.RELEASE, new Release(order))
                    .waitingFor("the payment");
        }

        Step<Fulfilment> captured() {
            return Step.to(new Fulfilment(order, true))
                    .undo(ShopApi.REFUND, new Refund(order))
                    .store(ShopApi.SHIP, new Ship(order))
                    .waitingFor("the parcel");
        }

        Step<Fulfilment> shipped() {
            return Step.to(this).done();
        }

        Step<Fulfilment> expired() {
            return Step.to(this).compensate(paid ? "not shipped in time" : "not paid in time");
        }
    }

    /// Sees an order through.
    static final class Fulfil {
        static final SagaType<String, Fulfilment> TYPE =
                SagaType.of("shop.fulfilment", order -> order, Fulfilment.class);

        private final SagaStore<String, Fulfilment> processes;
        private final Deadlines deadlines;
        private final ShopNode node;

        @Inject
        Fulfil(Sagas sagas, Deadlines deadlines, ShopNode node) {
            this.processes = sagas.of(TYPE);
            this.deadlines = deadlines;
            this.node = node;
        }

        void begin(Ordered ordered) {
            if (processes.begin(ordered.order(), Fulfilment.begun(ordered.order()))) {
                deadlines.set(ordered.order());
            }
        }

        void captured(Captured captured) {
            node.heard(processes.step(captured.order(), Fulfilment::captured));
        }

        void shipped(Shipped shipped) {
            node.heard(processes.step(shipped.order(), Fulfilment::shipped));
            deadlines.lift(shipped.order());
        }

        void expired(Expired expired) {
            node.heard(processes.step(expired.order(), Fulfilment::expired));
        }
    }

    /// How long an order may take.
    static final class Deadlines {
        private static final Duration PATIENCE = Duration.ofDays(1);

        private final Emitter emitter;
        private final ShopNode node;

        @Inject
        Deadlines(Events events, ShopNode node) {
            this.emitter = events.emitter(Deadlines.class);
            this.node = node;
        }

        void set(String order) {
            emitter.timer(Fulfil.TYPE.timer(order))
                    .emitAfter(PATIENCE, ShopApi.EXPIRED, new Expired(order));
        }

        /// It is due now.
        void hasten(String order) {
            node.transactions()
                    .run(() -> {
                        var _ = emitter.timer(Fulfil.TYPE.timer(order)).moveBy(Duration.ZERO);
                    });
        }

        void lift(String order) {
            var _ = emitter.timer(Fulfil.TYPE.timer(order)).cancel();
        }
    }

    /// Emits what a test wants.
    static final class Counter {
        private final Emitter emitter;
        private final ShopNode node;

        @Inject
        Counter(Events events, ShopNode node) {
            this.emitter = events.emitter(Counter.class);
            this.node = node;
        }

        void order(String order) {
            node.transactions().run(() -> emitter.emit(ShopApi.ORDERED, new Ordered(order)));
        }

        void capture(String order) {
            node.transactions().run(() -> emitter.emit(ShopApi.CAPTURED, new Captured(order)));
        }

        void ship(String order) {
            node.transactions().run(() -> emitter.emit(ShopApi.SHIPPED, new Shipped(order)));
        }
    }

    /// Does what the shop is asked to do.
    static final class Store {
        private final ShopNode node;
        private final Counter counter;

        @Inject
        Store(ShopNode node, Counter counter) {
            this.node = node;
            this.counter = counter;
        }

        void reserve(Reserve reserve) throws Exception {
            node.did("reserved", reserve.order());
        }

        void release(Release release) throws Exception {
            node.did("released", release.order());
        }

        void refund(Refund refund) throws Exception {
            node.did("refunded", refund.order());
        }

        void ship(Ship ship) throws Exception {
            node.did("shipped", ship.order());
            if (node.plan().ships()) {
                counter.ship(ship.order());
            }
        }

        void apologize(Apologize apologize) {
            node.tell("sorry for " + apologize.order());
        }
    }

    static final class ShopCommands extends ModuleCommands {
        @Override
        protected void registerCommands() {
            handles(ShopApi.RESERVE, Store.class, Store::reserve);
            handles(ShopApi.RELEASE, Store.class, Store::release);
            handles(ShopApi.REFUND, Store.class, Store::refund);
            handles(ShopApi.SHIP, Store.class, Store::ship).durably();
            handles(ShopApi.APOLOGIZE, Store.class, Store::apologize)
                    .outsideTransactions()
                    .durably();
        }
    }

    static final class ShopEvents extends EventManager implements DeclaresSagas {
        @Override
        public List<SagaType<?, ?>> sagas() {
            return List.of(Fulfil.TYPE);
        }

        @Override
        protected void registerListeners() {
            emits(Counter.class, ShopApi.ORDERED, ShopApi.CAPTURED, ShopApi.SHIPPED);
            emits(Deadlines.class, ShopApi.EXPIRED);

            local(Counter.class, Fulfil.class)
                    .on(ShopApi.ORDERED, Fulfil::begin)
                    .durably()
                    .together("shop.fulfilment")
                    .key(Ordered::order)
                    .on(ShopApi.CAPTURED, Fulfil::captured)
                    .durably()
                    .together("shop.fulfilment")
                    .key(Captured::order)
                    .on(ShopApi.SHIPPED, Fulfil::shipped)
                    .durably()
                    .together("shop.fulfilment")
                    .key(Shipped::order);
            local(Deadlines.class, Fulfil.class)
                    .on(ShopApi.EXPIRED, Fulfil::expired)
                    .durably()
                    .together("shop.fulfilment")
                    .key(Expired::order);
        }
    }

    static final class ShopModule implements ApplicationModule {
        @Override
        public String name() {
            return "shop";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(ShopApi.class);
        }
    }

    static final class Schema implements ModuleSchema {
        @Override
        public String name() {
            return "shop";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }
}
