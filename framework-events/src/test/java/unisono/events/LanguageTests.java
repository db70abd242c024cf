package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/// What others need who extend the language of managers: see [WiringLanguage].
final class LanguageTests {
    private static final EventName<NoPayload> ASKED = EventName.of("school.asked");
    private static final EventName<NoPayload> ANSWERED = EventName.of("school.answered");

    private final List<Emission> heard = new ArrayList<>();
    private final SchoolEvents manager = new SchoolEvents();
    private final Application application =
            Application.builder()
                    .module(new School(), manager)
                    .install(binder -> binder.bind(LanguageTests.class).toInstance(this))
                    .boot();
    private final Events events = application.injector().getInstance(Events.class);

    /// A manager that says less in more words.
    @WiringLanguage
    private abstract static class TalkativeManagerEvents extends EventManager {
        final void pupil(EventName<NoPayload> event, EmissionHandler<Pupil, NoPayload> handler) {
            local(Teacher.class, Pupil.class).on(event, new Polite(handler));
        }
    }

    @SuppressWarnings("serial") // never serialized
    private record Polite(EmissionHandler<Pupil, NoPayload> wrapped)
            implements EmissionHandler<Pupil, NoPayload>, WrappedHandler, Serializable {
        @Override
        public void handle(Pupil pupil, NoPayload payload, Emission emission) throws Exception {
            wrapped.handle(pupil, payload, emission);
        }
    }

    private static final class SchoolEvents extends TalkativeManagerEvents {
        @Override
        protected void registerListeners() {
            emits(Teacher.class, ASKED);
            emits(Pupil.class, ANSWERED);
            pupil(ASKED, Pupil::answer);
            everywhere(Ear.class).onAny(Ear::hear);
        }
    }

    private static final class School implements ApplicationModule {
        @Override
        public String name() {
            return "school";
        }
    }

    static final class Teacher {}

    /// Answers on a thread of its own.
    static final class Pupil {
        private final Events events;

        @Inject
        Pupil(Events events) {
            this.events = events;
        }

        void answer(NoPayload payload, Emission emission) throws Exception {
            onAnotherThread(
                    events.carried(() -> {
                        events.emit(Pupil.class, ANSWERED);
                        return true;
                    }));
        }
    }

    static final class Ear {
        private final LanguageTests tests;

        @Inject
        Ear(LanguageTests tests) {
            this.tests = tests;
        }

        void hear(Emission emission) {
            tests.heard.add(emission);
        }
    }

    private static <T> T onAnotherThread(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task.get();
    }

    @Test
    void goesOnOnAnotherThreadWithTheSameCause() {
        var id = events.emitter(Teacher.class).emitIdentified(ASKED, NoPayload.NO_PAYLOAD);

        assertThat(heard)
                .filteredOn(emission -> emission.event().equals(ANSWERED))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.cause()).isEqualTo(id);
                    assertThat(answer.correlation()).isEqualTo(id);
                });
    }

    @Test
    void carriesNothingWhereNothingIsDelivered() throws Exception {
        onAnotherThread(events.carried(() -> events.emitter(Pupil.class))).emit(ANSWERED);

        assertThat(heard).singleElement().satisfies(it -> assertThat(it.cause()).isNull());
    }

    @Test
    void namesTheLineAndTheHandlerOfTheModule() {
        assertThat(application.subscriptions())
                .filteredOn(line -> line.event().equals("school.asked"))
                .filteredOn(line -> line.scope() == Subscription.Scope.LOCAL)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.handler()).isEqualTo("Pupil.answer");
                    assertThat(line.at()).matches("LanguageTests.java:\\d+");
                });
    }

    @Test
    void tellsWhatTheApplicationIsMadeOf() {
        var parts = application.injector().getInstance(ApplicationParts.class);

        assertThat(parts.modules()).extracting(ApplicationModule::name).containsExactly("school");
        assertThat(parts.managers()).containsExactly(manager);
    }
}
