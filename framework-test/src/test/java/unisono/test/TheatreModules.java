package unisono.test;

import com.google.inject.Binder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import unisono.data.ModuleSchema;
import unisono.events.ApplicationModule;
import unisono.events.Emission;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.ModuleApi;

/// What the [Theatre] is made of.
final class TheatreModules {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private TheatreModules() {}

    public interface StageApi extends ModuleApi {
        /// The usher and the clerk hear it at all moments of the transaction.
        EventName<Ticket> SOLD = EventName.of("stage.sold", Ticket.class);

        /// The usher hears it at all moments of the transaction.
        EventName<Ticket> SEATED = EventName.of("stage.seated", Ticket.class);

        /// The usher and the clerk hear it asynchronously.
        EventName<Ticket> MAILED = EventName.of("stage.mailed", Ticket.class);

        /// The usher, the clerk and the porter hear it, and the press.
        EventName<Ticket> OPENED = EventName.of("stage.opened", Ticket.class);

        /// Only the press hears it.
        EventName<Ticket> CLOSED = EventName.of("stage.closed", Ticket.class);

        EventName<Ticket> UNHEARD = EventName.of("stage.unheard", Ticket.class);
    }

    public interface PressApi extends ModuleApi {
        EventName<Ticket> PRINTED = EventName.of("press.printed", Ticket.class);
    }

    public record Ticket(String seat) {}

    /// What listeners do.
    interface Script {
        void play(String line, Ticket ticket) throws Exception;
    }

    static final class BoxOffice {}

    /// A listener at all moments.
    abstract static class Staff {
        private final Script script;

        Staff(Script script) {
            this.script = script;
        }

        final void now(Ticket ticket, Emission emission) throws Exception {
            play("in transaction", ticket, emission);
        }

        final void beforeCommit(Ticket ticket, Emission emission) throws Exception {
            play("before commit", ticket, emission);
        }

        final void afterCommit(Ticket ticket, Emission emission) throws Exception {
            play("after commit", ticket, emission);
        }

        final void afterRollback(Ticket ticket, Emission emission) throws Exception {
            play("after rollback", ticket, emission);
        }

        final void later(Ticket ticket, Emission emission) throws Exception {
            play("asynchronously", ticket, emission);
        }

        private void play(String moment, Ticket ticket, Emission emission) throws Exception {
            var event = emission.event().text();
            script.play(
                    "%s %s: %s"
                            .formatted(
                                    getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                                    moment,
                                    event.substring(event.indexOf('.') + 1)),
                    ticket);
        }
    }

    static final class Usher extends Staff {
        @Inject
        Usher(Script script) {
            super(script);
        }
    }

    static final class Clerk extends Staff {
        @Inject
        Clerk(Script script) {
            super(script);
        }
    }

    static final class Porter extends Staff {
        @Inject
        Porter(Script script) {
            super(script);
        }
    }

    static final class Reporter extends Staff {
        @Inject
        Reporter(Script script) {
            super(script);
        }
    }

    static final class Editor extends Staff {
        @Inject
        Editor(Script script) {
            super(script);
        }
    }

    static final class StageEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(
                    BoxOffice.class,
                    StageApi.SOLD,
                    StageApi.SEATED,
                    StageApi.MAILED,
                    StageApi.OPENED,
                    StageApi.CLOSED,
                    StageApi.UNHEARD);
            local(BoxOffice.class, Usher.class)
                    .on(StageApi.SOLD, Usher::now)
                    .on(StageApi.SOLD, Usher::beforeCommit)
                    .beforeCommit()
                    .on(StageApi.SOLD, Usher::afterCommit)
                    .afterCommit()
                    .on(StageApi.SOLD, Usher::afterRollback)
                    .afterRollback()
                    .on(StageApi.SEATED, Usher::now)
                    .on(StageApi.SEATED, Usher::beforeCommit)
                    .beforeCommit()
                    .on(StageApi.SEATED, Usher::afterCommit)
                    .afterCommit()
                    .on(StageApi.SEATED, Usher::afterRollback)
                    .afterRollback()
                    .on(StageApi.MAILED, Usher::later)
                    .asynchronously(DEADLINE)
                    .on(StageApi.OPENED, Usher::now)
                    .and(Clerk.class)
                    .on(StageApi.SOLD, Clerk::now)
                    .on(StageApi.SOLD, Clerk::beforeCommit)
                    .beforeCommit()
                    .on(StageApi.SOLD, Clerk::afterCommit)
                    .afterCommit()
                    .on(StageApi.SOLD, Clerk::afterRollback)
                    .afterRollback()
                    .on(StageApi.MAILED, Clerk::later)
                    .asynchronously(DEADLINE)
                    .on(StageApi.OPENED, Clerk::now)
                    .and(Porter.class)
                    .on(StageApi.OPENED, Porter::now);
        }
    }

    static final class PressEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Reporter.class, PressApi.PRINTED);
            external(StageApi.class, Reporter.class)
                    .on(StageApi.OPENED, Reporter::now)
                    .on(StageApi.CLOSED, Reporter::now);
            local(Reporter.class, Editor.class).on(PressApi.PRINTED, Editor::now);
        }
    }

    record Stage(Script script) implements ApplicationModule {
        @Override
        public String name() {
            return "stage";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(StageApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return Set.of(
                            BoxOffice.class,
                            Usher.class,
                            Clerk.class,
                            Porter.class,
                            StageEvents.class)
                    .contains(type);
        }

        @Override
        public void configure(Binder binder) {
            binder.bind(Script.class).toInstance(script);
        }
    }

    record Press() implements ApplicationModule {
        @Override
        public String name() {
            return "press";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(PressApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return Set.of(Reporter.class, Editor.class, PressEvents.class).contains(type);
        }
    }

    record Schema() implements ModuleSchema {
        @Override
        public String name() {
            return "theatre";
        }

        @Override
        public List<Class<?>> entities() {
            return List.of(SeatRow.class, PosterRow.class);
        }
    }
}
