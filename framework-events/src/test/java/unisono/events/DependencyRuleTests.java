package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Provides;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What controllers must not be given, whichever way they are.
final class DependencyRuleTests {
    private static final DependencyRule RULE =
            new DependencyRule(
                    "controller",
                    Set.of(Events.class, Emitter.class, EventBus.class, EventListeners.class),
                    "It translates requests. Let it call a command, whose class emits.");

    @Tag("C31")
    @Test
    void refusesAControllerThatDependsOnEventsAndNamesBoth() {
        assertThatThrownBy(() -> boot(Chatty.class))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessage(
                        """
                        The application cannot start, for one reason:

                        1. The controller unisono.events.DependencyRuleTests$Chatty depends on Events. It translates requests. Let it call a command, whose class emits. Where it must, mark it with @MayDependOn(value = Events.class, because = "…").\
                        """);
    }

    @Tag("C31")
    @Test
    void letsAnExemptedControllerPass() {
        assertThat(boot(Exempted.class).warnings()).isEmpty();
    }

    @Tag("C31")
    @Test
    void letsAControllerPassThatCallsSomebodyWhoEmits() {
        assertThat(boot(Quiet.class).warnings()).isEmpty();
    }

    @Test
    void asksAnExemptionForItsReason() {
        assertThatThrownBy(() -> boot(Blank.class))
                .hasMessageContaining(
                        "The controller unisono.events.DependencyRuleTests$Blank is marked with @MayDependOn, without a reason. Say why in because.");
    }

    @Test
    void exemptsFromWhatIsNamedAndFromNothingElse() {
        assertThatThrownBy(() -> boot(HalfExempted.class))
                .hasMessageContaining("HalfExempted depends on EventBus.")
                .hasMessageNotContaining("depends on Events.");
    }

    @Test
    void findsProvidersFieldsAndSubtypes() {
        assertThatThrownBy(() -> boot(Roundabout.class))
                .hasMessageContaining("Roundabout depends on EventBus.")
                .hasMessageContaining("Roundabout depends on EventDispatcher.")
                .hasMessageContaining("Roundabout depends on Events.");
    }

    @Test
    void findsWhatAProviderMethodOrALinkedClassIsGiven() {
        Module provided =
                new AbstractModule() {
                    @Override
                    protected void configure() {
                        bind(Face.class).to(Chatty.class);
                    }

                    @Provides
                    Quiet quiet(Events events) {
                        return new Quiet(new Command(events));
                    }
                };

        assertThatThrownBy(() -> boot(Face.class, provided))
                .hasMessageContaining("Face depends on Events.");
        assertThatThrownBy(() -> boot(Quiet.class, provided))
                .hasMessageContaining("Quiet depends on Events.");
    }

    @Test
    void reportsACheckThatFailsWithEverythingElse() {
        var wrong =
                Application.builder()
                        .order(List.of("nobody"))
                        .check(_ -> {
                            throw new IllegalStateException("no light");
                        });

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining("1. The application lists the module \"nobody\"")
                .hasMessageContaining("fails: java.lang.IllegalStateException: no light");
    }

    private static Application boot(Class<?> controller, Module... bindings) {
        return Application.builder()
                .install(bindings)
                .check(injector -> RULE.problems(controller, injector))
                .boot();
    }

    interface Face {}

    record Chatty(Events events) implements Face {
        @Inject
        Chatty {}
    }

    @MayDependOn(value = Events.class, because = "shows what is emitted, and emits nothing")
    record Exempted(Events events) {
        @Inject
        Exempted {}
    }

    @MayDependOn(value = Events.class, because = " ")
    record Blank(Events events) {
        @Inject
        Blank {}
    }

    @MayDependOn(value = Events.class, because = "shows what is emitted")
    record HalfExempted(Events events, EventBus bus) {
        @Inject
        HalfExempted {}
    }

    static final class Roundabout {
        private final Provider<Events> events;
        @Inject private @Nullable EventBus bus;

        @Inject
        Roundabout(Provider<Events> events) {
            this.events = events;
        }

        @Inject
        boolean knows(EventDispatcher dispatcher) {
            return dispatcher.equals(bus) || dispatcher.equals(events.get());
        }
    }

    record Quiet(Command command) {
        @Inject
        Quiet {}
    }

    record Command(Events events) {
        @Inject
        Command {}
    }
}
