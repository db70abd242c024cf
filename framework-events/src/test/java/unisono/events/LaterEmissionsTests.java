package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.multibindings.OptionalBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What may be planned, and what start-up says of what recurs.
final class LaterEmissionsTests {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /// Keeps what is planned, and knows no time.
    private static final class Notebook implements EmissionTimers {
        private final List<PlannedEmission> planned = new ArrayList<>();
        private final List<String> said = new ArrayList<>();

        @Override
        public void set(@Nullable String name, PlannedEmission emission, Due due) {
            planned.add(emission);
            said.add("set %s %s".formatted(name, due));
        }

        @Override
        public boolean move(String module, String name, Due due) {
            said.add("move %s %s %s".formatted(module, name, due));
            return true;
        }

        @Override
        public boolean cancel(String module, String name) {
            said.add("cancel %s %s".formatted(module, name));
            return false;
        }
    }

    static final class Kitchen {
        static final EventName<NoPayload> BOILED = EventName.of("kitchen.boiled");
        static final EventName<Eggs> COOKED = EventName.of("kitchen.cooked", Eggs.class);

        private Kitchen() {}

        record Eggs(int number) {}

        static final class Stove {}

        static final class Guest {}

        /// Says what a test wants.
        static final class KitchenEvents extends EventManager {
            private final Consumer<Kitchen.KitchenEvents> words;

            KitchenEvents(Consumer<Kitchen.KitchenEvents> words) {
                this.words = words;
            }

            @Override
            protected void registerListeners() {
                emits(Kitchen.Stove.class, Kitchen.BOILED, Kitchen.COOKED);
                words.accept(this);
            }

            RecurringBinding daily(String name) {
                return recurring(name, Kitchen.BOILED);
            }
        }
    }

    private final Notebook notebook = new Notebook();
    private final TransactionDouble transactions = new TransactionDouble();

    private static Application.Builder kitchen(Consumer<Kitchen.KitchenEvents> words) {
        return Application.builder()
                .module(House.of("kitchen", Kitchen.class), new Kitchen.KitchenEvents(words));
    }

    private Application.Builder equipped(Consumer<Kitchen.KitchenEvents> words) {
        return kitchen(words)
                .install(binder -> {
                    OptionalBinder.newOptionalBinder(binder, TransactionContext.class)
                            .setBinding()
                            .toInstance(transactions);
                    OptionalBinder.newOptionalBinder(binder, EmissionTimers.class)
                            .setBinding()
                            .toInstance(notebook);
                });
    }

    private static Events events(Application application) {
        return application.injector().getInstance(Events.class);
    }

    @Test
    void hasWhoCanKeepWhatIsPlannedDoSo() {
        var stove = events(equipped(_ -> {}).boot()).emitter(Kitchen.Stove.class);

        transactions.run(() -> {
            stove.emitAfter(Duration.ofMinutes(3), Kitchen.COOKED, new Kitchen.Eggs(2));
            stove.emitAt(Instant.EPOCH, Kitchen.BOILED, NoPayload.NO_PAYLOAD);
            stove.timer("pan").emitAfter(Duration.ZERO, Kitchen.COOKED, new Kitchen.Eggs(1));
            assertThat(stove.timer("pan").moveTo(Instant.EPOCH)).isTrue();
            assertThat(stove.timer("pan").moveBy(Duration.ofSeconds(1))).isTrue();
            assertThat(stove.timer("pan").cancel()).isFalse();
        });

        assertThat(notebook.planned.getFirst())
                .isEqualTo(
                        new PlannedEmission(
                                Kitchen.COOKED,
                                new Kitchen.Eggs(2),
                                "kitchen",
                                "Stove",
                                null,
                                null));
        assertThat(notebook.said)
                .containsExactly(
                        "set null After[delay=PT3M]",
                        "set null At[time=1970-01-01T00:00:00Z]",
                        "set pan After[delay=PT0S]",
                        "move kitchen pan At[time=1970-01-01T00:00:00Z]",
                        "move kitchen pan After[delay=PT1S]",
                        "cancel kitchen pan");
        assertThat(transactions.recorded()).isEmpty();
    }

    @Test
    void refusesToPlanWithoutADatabase() {
        var stove = events(kitchen(_ -> {}).boot()).emitter(Kitchen.Stove.class);

        assertThatThrownBy(
                        () -> stove.emitAfter(Duration.ZERO, Kitchen.BOILED, NoPayload.NO_PAYLOAD))
                .isInstanceOf(EventException.class)
                .hasMessage(
                        "kitchen.boiled is to be emitted later by Stove, and this application has no database that would keep it until then. Install the data module, or emit it now.");
        assertThatThrownBy(() -> stove.timer("pan").cancel())
                .hasMessage(
                        "The timer \"pan\" of Stove is to be cancelled, and this application has no database that would keep it until then. Install the data module, or emit it now.");
    }

    @Test
    void refusesToPlanWhatTheClassMayNotEmit() {
        var guest = events(equipped(_ -> {}).boot()).emitter(Kitchen.Guest.class);

        transactions.run(() ->
                assertThatThrownBy(() ->
                                guest.emitAfter(
                                        Duration.ZERO, Kitchen.BOILED, NoPayload.NO_PAYLOAD))
                        .hasMessage(
                                "kitchen.boiled was emitted by Guest, but no event manager of module kitchen says so. Declare it there: emits(Guest.class, …)."));

        assertThat(notebook.planned).isEmpty();
    }

    @Test
    void refusesTimesAndNamesThatAreNone() {
        var stove = events(equipped(_ -> {}).boot()).emitter(Kitchen.Stove.class);

        assertThatThrownBy(() ->
                        stove.emitAfter(
                                Duration.ofMillis(-1), Kitchen.BOILED, NoPayload.NO_PAYLOAD))
                .hasMessage("A delay of PT-0.001S is not between none and 3660 days.");
        assertThatThrownBy(() -> stove.emitAt(Instant.MAX, Kitchen.BOILED, NoPayload.NO_PAYLOAD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no time at which something is emitted");
        assertThatThrownBy(() -> stove.timer(""))
                .hasMessage(
                        "The name of a timer has 0 characters, and there are 1 to 200. Use an id, or null for none.");
    }

    @Test
    void knowsWhatRecurs() {
        var application =
                equipped(kitchen ->
                                kitchen.daily("kitchen.tea")
                                        .emittedBy(Kitchen.Stove.class)
                                        .cron("@daily", UTC))
                        .boot();

        var known = application.injector().getInstance(DueEmissions.class);

        assertThat(known.recurrences()).hasSize(1);
        assertThat(known.recurrences().getFirst().catchUp()).isEqualTo(CatchUp.ONCE);
        assertThat(known.recurrences().getFirst().payload().apply(Instant.EPOCH))
                .isEqualTo(NoPayload.NO_PAYLOAD);
        assertThat(known.events())
                .extracting(EventName::text)
                .containsExactlyInAnyOrder("kitchen.boiled", "kitchen.cooked");
    }

    @Test
    void reportsTogetherAllThatIsWrongWithWhatRecurs() {
        var wrong =
                equipped(kitchen -> {
                    kitchen.daily("kitchen.tea").emittedBy(Kitchen.Stove.class).cron("@daily", UTC);
                    kitchen.daily("kitchen.tea").emittedBy(Kitchen.Stove.class).cron("@daily", UTC);
                    kitchen.daily("kitchen.guest")
                            .emittedBy(Kitchen.Guest.class)
                            .cron("@daily", UTC);
                    kitchen.daily("kitchen.thief").emittedBy(Mill.class).cron("@daily", UTC);
                    kitchen.daily("kitchen.never").emittedBy(Kitchen.Stove.class).cron("x", UTC);
                    kitchen.daily("kitchen.when").emittedBy(Kitchen.Stove.class);
                    kitchen.daily("kitchen.who").cron("@daily", UTC);
                });

        assertThatThrownBy(wrong::boot)
                .extracting(failure -> failure.toString().replaceAll("java:\\d+", "java:LINE"))
                .asString()
                .endsWith(
                        """
                        The application cannot start, for 6 reasons:

                        1. LaterEmissionsTests.java:LINE: "x" is no cron text: it has 1 fields, and there are five. Write minute, hour, day of the month, month and day of the week, as in "30 3 * * mon-fri".
                        2. LaterEmissionsTests.java:LINE: recurring("kitchen.when", …) does not say when: .cron("0 3 * * *", zone). Add it.
                        3. LaterEmissionsTests.java:LINE: recurring("kitchen.who", …) does not say on whose behalf: .emittedBy(…). Add it.
                        4. LaterEmissionsTests.java:LINE: a recurring emission "kitchen.tea" is declared at LaterEmissionsTests.java:LINE already. Give one of them another name.
                        5. LaterEmissionsTests.java:LINE: kitchen.boiled was emitted by Guest, but no event manager of module kitchen says so. Declare it there: emits(Guest.class, …).
                        6. LaterEmissionsTests.java:LINE: "kitchen.thief" is emitted by Mill, a class outside module kitchen. A manager speaks for its own module only.\
                        """);
    }

    @Test
    void refusesAtTheStartWhatRecursWithoutADatabase() {
        var wrong =
                kitchen(kitchen ->
                        kitchen.daily("kitchen.tea")
                                .emittedBy(Kitchen.Stove.class)
                                .cron("@daily", UTC));

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining(
                        "\"kitchen.tea\" recurs, and this application has no database that would know when. Install the data module.");
    }

    @Test
    void refusesWhatRecursAndComesAtRunTime() {
        var subscriptions = equipped(_ -> {}).boot().injector().getInstance(Subscriptions.class);

        assertThatThrownBy(() ->
                        subscriptions.add(
                                new Kitchen.KitchenEvents(kitchen ->
                                        kitchen.daily("kitchen.tea")
                                                .emittedBy(Kitchen.Stove.class)
                                                .cron("@daily", UTC))))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "\"kitchen.tea\" recurs and is added at run time, but the cluster's timetable is made at the start. Let a manager of the start declare it.");
    }
}
