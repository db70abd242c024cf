package unisono.events;

import com.google.inject.AbstractModule;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// An application under middleware: a letter travels through it as an event, a question, or an
/// event object, and a postman and a porter do what the test says.
public final class Office {
    public static final EventName<Letter> SENT = EventName.of("office.sent", Letter.class);
    public static final EventName<Letter> FILED = EventName.of("office.filed", Letter.class);
    public static final EventName<Letter> ARCHIVED = EventName.of("office.archived", Letter.class);
    public static final QuestionName<Letter, String> POSTAGE =
            QuestionName.of("office.postage", Letter.class, String.class);
    public static final QuestionName<Letter, String> UNANSWERED =
            QuestionName.of("office.unanswered", Letter.class, String.class);

    private final List<String> diary = new CopyOnWriteArrayList<>();
    private final Application application;

    /// Boots it with what both listeners do.
    public Office(Work work, Middleware... layers) {
        this(work, UnaryOperator.identity(), layers);
    }

    public Office(Work work, UnaryOperator<Application.Builder> more, Middleware... layers) {
        application =
                more.apply(Application.builder())
                        .module(House.of("office", Office.class), new OfficeEvents())
                        .middleware(layers)
                        .install(
                                new AbstractModule() {
                                    @Override
                                    protected void configure() {
                                        bind(Office.class).toInstance(Office.this);
                                        bind(Work.class).toInstance(work);
                                    }
                                })
                        .boot();
        var postman = instance(Postman.class);
        var porter = instance(Porter.class);
        var _ = dispatcher().answer(Letter.class, ListenerOptions.DEFAULT, postman::charge);
        var _ = dispatcher().answer(Letter.class, ListenerOptions.DEFAULT, porter::charge);
    }

    /// What a listener does with a letter, and what it answers if it is asked.
    @FunctionalInterface
    public interface Work {
        String done(Letter letter) throws Exception;
    }

    /// Lets a letter pass through all that there is.
    public enum Way {
        EVENT {
            @Override
            public List<?> send(Office office, Letter letter) {
                office.events().emit(Sender.class, SENT, letter);
                return List.of();
            }
        },
        QUESTION {
            @Override
            public List<?> send(Office office, Letter letter) {
                return office.events().askAll(Sender.class, POSTAGE, letter);
            }
        },
        OBJECT {
            @Override
            public List<?> send(Office office, Letter letter) {
                return office.dispatcher().dispatch(letter).results();
            }
        };

        /// Returns the answers.
        public abstract List<?> send(Office office, Letter letter);
    }

    public <T> T instance(Class<T> type) {
        return application.injector().getInstance(type);
    }

    public Events events() {
        return instance(Events.class);
    }

    public EventDispatcher dispatcher() {
        return instance(EventDispatcher.class);
    }

    /// What happened, in order.
    public List<String> diary() {
        return List.copyOf(diary);
    }

    public void note(String what) {
        diary.add(what);
    }

    public void forget() {
        diary.clear();
    }

    /// What is sent.
    public record Letter(String text) {}

    public static final class Sender {
        private Sender() {}
    }

    static final class OfficeEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Sender.class, SENT, FILED, ARCHIVED);
            asks(Sender.class, POSTAGE, UNANSWERED);

            local(Sender.class, Postman.class)
                    .on(SENT, Postman::carry)
                    .on(FILED, Postman::file)
                    .asynchronously(Duration.ofMinutes(1))
                    .answering(POSTAGE, Postman::charge)
                    .and(Porter.class)
                    .on(SENT, Porter::carry)
                    .answering(POSTAGE, Porter::charge);
        }
    }

    /// What can be heard only where there are transactions.
    public static final class LateEvents extends EventManager {
        public LateEvents() {}

        @Override
        protected void registerListeners() {
            local(Sender.class, Porter.class).on(ARCHIVED, Porter::carry).afterCommit();
        }
    }

    static final class Postman {
        private final Office office;
        private final Work work;

        @Inject
        Postman(Office office, Work work) {
            this.office = office;
            this.work = work;
        }

        void carry(Letter letter) throws Exception {
            var _ = charge(letter);
        }

        void file(Letter letter) throws Exception {
            var _ = charge(letter);
        }

        String charge(Letter letter) throws Exception {
            office.note("postman: " + letter.text());
            return work.done(letter);
        }
    }

    static final class Porter {
        private final Office office;
        private final Work work;

        @Inject
        Porter(Office office, Work work) {
            this.office = office;
            this.work = work;
        }

        void carry(Letter letter) throws Exception {
            var _ = charge(letter);
        }

        String charge(Letter letter) throws Exception {
            office.note("porter: " + letter.text());
            return work.done(letter);
        }
    }
}
