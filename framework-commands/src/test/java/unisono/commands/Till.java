package unisono.commands;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import unisono.data.ModuleSchema;
import unisono.events.ApplicationModule;
import unisono.events.Emitter;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.Events;
import unisono.events.ModuleApi;
import unisono.events.Refusal;

/// A shop's till: customers pay, receipts are printed by a machine that no transaction reaches, and
/// when a shift ends, the till is counted.
final class Till {
    private Till() {}

    /// What the till can do.
    public interface TillApi extends ModuleApi {
        CommandName<Pay, Receipt> PAY = CommandName.of("till.pay", Pay.class, Receipt.class);
        CommandName<Print, NoResult> PRINT = CommandName.of("till.print", Print.class);
        CommandName<Count, NoResult> COUNT = CommandName.of("till.count", Count.class);

        EventName<Paid> PAID = EventName.of("till.paid", Paid.class);
    }

    /// Somebody pays.
    ///
    /// @param cents 0 is refused
    public record Pay(@NotBlank String till, int cents) {}

    /// What one gets for it.
    public record Receipt(String till, int cents) {}

    /// Print something.
    public record Print(String till, String text) {}

    /// Count what is in the till.
    public record Count(String till) {
        static @Nullable Count of(ShiftEnded ended) {
            return ended.till().isEmpty() ? null : new Count(ended.till());
        }
    }

    /// Somebody paid.
    public record Paid(String till, int cents) {}

    /// Who works when.
    public interface ShiftApi extends ModuleApi {
        EventName<ShiftEnded> ENDED = EventName.of("shift.ended", ShiftEnded.class);
        EventName<ShiftEnded> BROKEN_OFF = EventName.of("shift.broken-off", ShiftEnded.class);
    }

    /// A shift at a till is over.
    public record ShiftEnded(String till) {}

    static final class Cashier {
        private final TillNode node;
        private final Emitter emitter;

        @Inject
        Cashier(TillNode node, Events events) {
            this.node = node;
            this.emitter = events.emitter(Cashier.class);
        }

        Receipt pay(Pay pay) throws Exception {
            if (pay.cents() == 0) {
                throw new Refusal("till", "amount-above-zero", "Nothing was paid.");
            }
            node.write("paid %d".formatted(pay.cents()));
            emitter.emit(TillApi.PAID, new Paid(pay.till(), pay.cents()));
            node.plan().paying().meet(pay);
            return new Receipt(pay.till(), pay.cents());
        }

        void count(Count count) throws Exception {
            node.write("counted " + count.till());
            node.plan().counting().meet(count);
        }
    }

    static final class Printer {
        private final TillNode node;

        @Inject
        Printer(TillNode node) {
            this.node = node;
        }

        void print(Print print) throws Exception {
            node.print(print);
            node.plan().printing().meet(print);
        }
    }

    /// What a later release can do, too.
    static final CommandName<Count, NoResult> AUDIT = CommandName.of("till.audit", Count.class);

    static final class LaterCommands extends ModuleCommands {
        @Override
        protected void registerCommands() {
            handles(AUDIT, Cashier.class, Cashier::count).durably();
        }
    }

    static final class TillCommands extends ModuleCommands {
        @Override
        protected void registerCommands() {
            emits(Cashier.class, TillApi.PAID);

            handles(TillApi.PAY, Cashier.class, Cashier::pay)
                    .durably()
                    .key(Pay::till)
                    .retry(3, Duration.ofMillis(20));
            handles(TillApi.COUNT, Cashier.class, Cashier::count).durably();
            handles(TillApi.PRINT, Printer.class, Printer::print)
                    .outsideTransactions()
                    .durably()
                    .retry(3, Duration.ofMillis(20));

            policy(ShiftApi.class, ShiftApi.ENDED).sends(TillApi.COUNT, Count::of);
            policy(ShiftApi.class, ShiftApi.BROKEN_OFF)
                    .sends(TillApi.COUNT, ended -> new Count(ended.till()))
                    .durably();
        }
    }

    static final class Clerk {
        private final Emitter emitter;

        @Inject
        Clerk(Events events) {
            this.emitter = events.emitter(Clerk.class);
        }

        void end(String till) {
            emitter.emit(ShiftApi.ENDED, new ShiftEnded(till));
        }

        void breakOff(String till) {
            emitter.emit(ShiftApi.BROKEN_OFF, new ShiftEnded(till));
        }
    }

    static final class ShiftEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Clerk.class, ShiftApi.ENDED, ShiftApi.BROKEN_OFF);
        }
    }

    static final class ShiftModule implements ApplicationModule {
        @Override
        public String name() {
            return "shift";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(ShiftApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return type == Clerk.class
                    || type == ShiftEvents.class
                    || type == ShiftModule.class
                    || type == ShiftApi.class;
        }
    }

    static final class TillModule implements ApplicationModule {
        private final ShiftModule other = new ShiftModule();

        @Override
        public String name() {
            return "till";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(TillApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return ApplicationModule.super.contains(type) && !other.contains(type);
        }
    }

    static final class Schema implements ModuleSchema {
        @Override
        public String name() {
            return "till";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of();
        }
    }
}
