package unisono.events;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import unisono.events.Fact.Emitting;

/// The classes that random applications are made of: which module each belongs to, chance decides.
final class Cast {
    static final EventName<Note> HUMMED = EventName.of("cast.hummed", Note.class);
    static final EventName<Note> SUNG = EventName.of("cast.sung", Note.class);

    static final List<Class<?>> EMITTERS =
            List.of(Horn.class, Tuba.class, Bass.class, Drum.class, Snare.class);
    static final List<Class<?>> SOURCES =
            List.of(
                    Horn.class,
                    Tuba.class,
                    Bass.class,
                    Drum.class,
                    Snare.class,
                    Loud.class,
                    Low.class);
    static final List<Class<? extends Hearer>> LISTENERS =
            List.of(Ann.class, Bob.class, Cid.class, Dot.class, Eve.class, Fay.class);
    static final List<Class<? extends Shown>> SHOWN =
            List.of(Shown.class, Scene.class, Act.class, Finale.class);
    static final List<Class<? extends ModuleApi>> APIS =
            List.of(FirstApi.class, SecondApi.class, ThirdApi.class, FourthApi.class);
    static final List<List<EventName<Note>>> API_EVENTS =
            List.of(
                    List.of(FirstApi.PLAYED, FirstApi.ENDED),
                    List.of(SecondApi.PLAYED, SecondApi.ENDED),
                    List.of(ThirdApi.PLAYED, ThirdApi.ENDED),
                    List.of(FourthApi.PLAYED, FourthApi.ENDED));

    private Cast() {}

    public interface FirstApi extends ModuleApi {
        EventName<Note> PLAYED = EventName.of("first.played", Note.class);
        EventName<Note> ENDED = EventName.of("first.ended", Note.class);
    }

    public interface SecondApi extends ModuleApi {
        EventName<Note> PLAYED = EventName.of("second.played", Note.class);
        EventName<Note> ENDED = EventName.of("second.ended", Note.class);
    }

    public interface ThirdApi extends ModuleApi {
        EventName<Note> PLAYED = EventName.of("third.played", Note.class);
        EventName<Note> ENDED = EventName.of("third.ended", Note.class);
    }

    public interface FourthApi extends ModuleApi {
        EventName<Note> PLAYED = EventName.of("fourth.played", Note.class);
        EventName<Note> ENDED = EventName.of("fourth.ended", Note.class);
    }

    /// What events carry.
    ///
    /// @param value how many more emissions may be nested
    record Note(int value) {}

    interface Loud {}

    interface Low extends Loud {}

    static class Horn {}

    static class Tuba extends Horn implements Loud {}

    static final class Bass extends Tuba {}

    static class Drum implements Loud {}

    static final class Snare extends Drum implements Low {}

    /// Event objects.
    interface Shown {
        int value();
    }

    static class Scene implements Shown {
        private final int value;

        Scene(int value) {
            this.value = value;
        }

        @Override
        public int value() {
            return value;
        }
    }

    static class Act extends Scene {
        Act(int value) {
            super(value);
        }
    }

    static final class Finale extends Act implements Loud {
        Finale(int value) {
            super(value);
        }
    }

    /// What was heard, and what it leads to.
    @Singleton
    static final class Script {
        final List<String> lines = new ArrayList<>();
        final List<Fact.Leads> leads = new ArrayList<>();

        @Inject
        Script() {}
    }

    /// A listener, which writes down what it hears.
    abstract static class Hearer {
        private final Script script;

        Hearer(Script script) {
            this.script = script;
        }

        final void one(Note note) {
            heard("one", note.value());
        }

        final void two(Note note) {
            heard("two", note.value());
        }

        final void witness(Note note, Emission emission) {
            heard("witness of " + emission.module(), note.value());
        }

        final void any(Emission emission) {
            heard("any", ((Note) emission.payload()).value());
        }

        final void see(Shown shown) {
            heard("see", shown.value());
        }

        final String judge(Shown shown) {
            heard("judge", shown.value());
            return getClass().getSimpleName();
        }

        private void heard(String how, int value) {
            script.lines.add("%s.%s %d".formatted(getClass().getSimpleName(), how, value));
            if (value > 0) {
                script.leads.stream()
                        .filter(lead -> lead.listener() == getClass())
                        .forEach(lead -> emit(lead.emitting(), value - 1));
            }
        }

        /// By default cannot.
        void emit(Emitting emitting, int value) {}
    }

    /// A listener that can emit.
    abstract static class Speaker extends Hearer {
        private final Stage stage;

        Speaker(Script script, Stage stage) {
            super(script);
            this.stage = stage;
        }

        @Override
        final void emit(Emitting emitting, int value) {
            stage.emit(emitting, value);
        }
    }

    /// Emits whatever there is.
    record Stage(Events events, EventBus bus) {
        @Inject
        Stage {}

        void emit(Emitting emitting, int value) {
            var event = emitting.event();
            if (event != null) {
                events.emit(emitting.emitter(), event, new Note(value));
            } else {
                bus.publish(shown(emitting.emitter(), value));
            }
        }

        static Shown shown(Class<?> type, int value) {
            return type == Finale.class
                    ? new Finale(value)
                    : type == Act.class ? new Act(value) : new Scene(value);
        }
    }

    static final class Ann extends Hearer {
        @Inject
        Ann(Script script) {
            super(script);
        }
    }

    static final class Bob extends Hearer {
        @Inject
        Bob(Script script) {
            super(script);
        }
    }

    static final class Cid extends Hearer {
        @Inject
        Cid(Script script) {
            super(script);
        }
    }

    static final class Dot extends Hearer {
        @Inject
        Dot(Script script) {
            super(script);
        }
    }

    static final class Eve extends Speaker {
        @Inject
        Eve(Script script, Stage stage) {
            super(script, stage);
        }
    }

    static final class Fay extends Speaker {
        @Inject
        Fay(Script script, Stage stage) {
            super(script, stage);
        }
    }
}
