package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.Binder;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.DataModule;
import unisono.data.aggregate.Aggregate;
import unisono.data.aggregate.AggregateType;
import unisono.data.aggregate.Aggregates;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.events.StartupException;

/// What start-up wants of aggregate types. Nothing here needs a database.
final class AggregateRulesTests {
    @Test
    void tellsAllThatIsWrongInOneReport() {
        var failure =
                catchThrowable(() ->
                        boot(Lamp.FORGETFUL, Lamp.DOUBLED, Lamp.SHY, Vague.TYPE, Stranger.TYPE));

        assertThat(failure)
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(
                        "The aggregate type forgetful has no event for Broken, which LampEvent permits. Name it in events(…): EventName.of(\"…\", Broken.class).",
                        "The aggregate type doubled has the events lamp.lit and lamp.lit-again, all for Lit, and would not know which one happens. Keep one in events(…).",
                        "Two aggregate types are called doubled.",
                        "The aggregate type doubled has snapshots, and with what it starts, Lamp[lit=false], is read back as something else.",
                        "The events of the aggregate type vague are of java.lang.Object, which is not sealed",
                        "The aggregate type stranger has the event lamp.unheard-of, which no API declares and no manager emits. Say so in the manager of its module: emits(Stranger.class, …).");
    }

    @Test
    void letsThoseStartThatAreRight() {
        try (var application = boot(Lamp.RIGHT)) {
            var aggregates = application.injector().getInstance(Aggregates.class);

            assertThat(aggregates.types())
                    .singleElement()
                    .extracting(AggregateType::name)
                    .isEqualTo("lamp");
            assertThatThrownBy(() -> aggregates.of(Bank.ACCOUNT))
                    .isExactlyInstanceOf(DataException.class)
                    .hasMessage(
                            "No module binds the aggregate type account. Say so in a module's configure(): Aggregates.bind(binder(), …). There are: lamp.");
        }
    }

    @Test
    void refusesNamesThatCannotStayForEver() {
        for (var name : List.of("", "Lamp", "lamp.", "a lamp", "l".repeat(101))) {
            assertThatThrownBy(() -> AggregateType.named(name))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no name of an aggregate type");
        }
    }

    private static Application boot(AggregateType<?, ?, ?>... types) {
        var data =
                DataModule.of(
                        () -> {
                            throw new IllegalStateException("no database");
                        },
                        List.of());
        return Application.builder()
                .module(new Shop(List.of(types)), new ShopEvents())
                .install(data)
                .boot();
    }

    public interface LampApi extends ModuleApi {
        EventName<Lit> LIT = EventName.of("lamp.lit", Lit.class);
        EventName<Lit> LIT_AGAIN = EventName.of("lamp.lit-again", Lit.class);
        EventName<Broken> BROKEN = EventName.of("lamp.broken", Broken.class);
    }

    sealed interface LampEvent {}

    public record Lit() implements LampEvent {}

    public record Broken() implements LampEvent {}

    /// Equal to nothing, so that a snapshot would not be what it was.
    public record Lamp(boolean lit) implements Aggregate<Lamp, LampEvent> {
        static final AggregateType<String, Lamp, LampEvent> RIGHT =
                typed("lamp").events(LampApi.LIT, LampApi.BROKEN);
        static final AggregateType<String, Lamp, LampEvent> FORGETFUL =
                typed("forgetful").events(LampApi.LIT);
        static final AggregateType<String, Lamp, LampEvent> DOUBLED =
                typed("doubled").events(LampApi.LIT, LampApi.LIT_AGAIN, LampApi.BROKEN);
        static final AggregateType<String, Lamp, LampEvent> SHY =
                typed("doubled").events(LampApi.LIT, LampApi.BROKEN).snapshotEvery(10, 1);

        private static AggregateType.Identified<String, Lamp, LampEvent> typed(String name) {
            return AggregateType.named(name)
                    .startingAs(new Lamp(false))
                    .identifiedBy(Function.identity());
        }

        @Override
        public Lamp apply(LampEvent event) {
            return switch (event) {
                case Lit _ -> new Lamp(true);
                case Broken _ -> new Lamp(false);
            };
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    record Vague() implements Aggregate<Vague, Object> {
        static final AggregateType<String, Vague, Object> TYPE =
                AggregateType.named("vague")
                        .startingAs(new Vague())
                        .identifiedBy(Function.<String>identity())
                        .events(LampApi.LIT);

        @Override
        public Vague apply(Object event) {
            return this;
        }
    }

    sealed interface StrangeEvent {}

    public record UnheardOf() implements StrangeEvent {}

    record Stranger() implements Aggregate<Stranger, StrangeEvent> {
        static final AggregateType<String, Stranger, StrangeEvent> TYPE =
                AggregateType.named("stranger")
                        .startingAs(new Stranger())
                        .identifiedBy(Function.<String>identity())
                        .events(EventName.of("lamp.unheard-of", UnheardOf.class));

        @Override
        public Stranger apply(StrangeEvent event) {
            return this;
        }
    }

    record Shop(List<AggregateType<?, ?, ?>> types) implements ApplicationModule {
        @Override
        public String name() {
            return "lamp";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(LampApi.class);
        }

        @Override
        public void configure(Binder binder) {
            for (var type : types) {
                Aggregates.bind(binder, type);
            }
        }
    }

    static final class ShopEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Lamp.class, LampApi.LIT, LampApi.LIT_AGAIN, LampApi.BROKEN);
        }
    }
}
