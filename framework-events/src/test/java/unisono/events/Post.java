package unisono.events;

import com.google.inject.AbstractModule;
import jakarta.inject.Inject;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import unisono.events.AsyncDeliveries.Completion;

/// The post office of the guide: one module that emits, asks and publishes, and what hears it.
public final class Post {
    private Post() {}

    /// What happened, for the tests.
    static final class Diary extends CopyOnWriteArrayList<String> {
        private static final long serialVersionUID = 1;
    }

    public interface PostApi extends ModuleApi {
        /// A parcel was handed in. Emitted once per parcel.
        EventName<ParcelPosted> POSTED = EventName.of("post.posted", ParcelPosted.class);

        /// What does a parcel cost? Asked before it is taken.
        QuestionName<Parcel, Price> PRICE =
                QuestionName.of("post.price", Parcel.class, Price.class);

        record ParcelPosted(Parcel parcel, Price price) {}

        record Parcel(String to, int grams) {}

        record Price(int cents) {}
    }

    /// An event object: its class is its name.
    sealed interface Moved {
        record Loaded(String to) implements Moved {}

        record Lost(String to) implements Moved {}
    }

    static final class Counter {
        private final Emitter emitter;
        private final EventBus bus;
        private final EventDispatcher dispatcher;

        @Inject
        Counter(Events events, EventBus bus, EventDispatcher dispatcher) {
            this.emitter = events.emitter(Counter.class);
            this.bus = bus;
            this.dispatcher = dispatcher;
        }

        void take(PostApi.Parcel parcel) {
            var price = emitter.ask(PostApi.PRICE, parcel);
            emitter.emit(PostApi.POSTED, new PostApi.ParcelPosted(parcel, price));
        }

        List<PostApi.Price> offers(PostApi.Parcel parcel) {
            return emitter.askAll(PostApi.PRICE, parcel);
        }

        void load(String to) {
            bus.publish(new Moved.Loaded(to));
        }

        int insured(String to) {
            var moved = dispatcher.dispatch(new Moved.Lost(to));
            return moved.last().map(Integer.class::cast).orElse(0);
        }

        List<Completion> photographed(PostApi.ParcelPosted posted) throws InterruptedException {
            AsyncDeliveries running = emitter.emitAsync(PostApi.POSTED, posted);
            return running.await();
        }
    }

    static final class PostEvents extends EventManager {
        @Override
        protected void registerListeners() {
            emits(Counter.class, PostApi.POSTED);
            asks(Counter.class, PostApi.PRICE);

            local(Counter.class, Tariff.class)
                    .answering(PostApi.PRICE, Tariff::heavy)
                    .when(parcel -> parcel.grams() > 2_000)
                    .answering(PostApi.PRICE, Tariff::letter)
                    .and(Bags.class)
                    .on(PostApi.POSTED, Bags::fill)
                    .when(posted -> !posted.parcel().to().isEmpty())
                    .and(Camera.class)
                    .on(PostApi.POSTED, Camera::photograph)
                    .asynchronously(Duration.ofSeconds(5));
            everywhere(Journal.class).onAny(Journal::note);
            typed(Office.class).on(ApplicationBooted.class, Office::open);
            annotated(MethodHandles.lookup(), Insurance.class);
        }
    }

    /// A manager that comes and goes.
    static final class TailEvents extends EventManager {
        @Override
        protected void registerListeners() {
            everywhere(Journal.class)
                    .onAny((journal, emission) -> journal.tail(emission.event().text()));
        }
    }

    static final class Tariff {
        PostApi.Price heavy(PostApi.Parcel parcel) {
            return new PostApi.Price(parcel.grams() / 2);
        }

        PostApi.Price letter(PostApi.Parcel parcel) {
            return new PostApi.Price(110);
        }
    }

    static final class Bags {
        private final Diary diary;

        @Inject
        Bags(Diary diary) {
            this.diary = diary;
        }

        void fill(PostApi.ParcelPosted posted) {
            diary.add("bag for " + posted.parcel().to());
        }
    }

    static final class Camera {
        private final Diary diary;

        @Inject
        Camera(Diary diary) {
            this.diary = diary;
        }

        void photograph(PostApi.ParcelPosted posted) {
            diary.add("photo of " + posted.parcel().grams() + " g");
        }
    }

    static final class Journal {
        private final Diary diary;

        @Inject
        Journal(Diary diary) {
            this.diary = diary;
        }

        void note(Emission emission) {
            diary.add("%s by %s".formatted(emission.event(), emission.module()));
        }

        void tail(String event) {
            diary.add("tail: " + event);
        }
    }

    static final class Office {
        private final Diary diary;

        @Inject
        Office(Diary diary) {
            this.diary = diary;
        }

        void open(ApplicationBooted booted) {
            diary.add("open");
        }
    }

    static final class Insurance {
        @OnEvent(priority = 100)
        int covers(Moved.Lost lost) {
            return 5_000;
        }

        @OnEvent
        void files(Moved moved) {}
    }

    /// Lets nobody post to the moon.
    static final class NoMoon implements Middleware {
        @Override
        public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
            boolean moon =
                    emission.payload() instanceof PostApi.ParcelPosted posted
                            && posted.parcel().to().equals("Moon");
            return moon ? List.of() : next.proceed();
        }
    }

    static final class PostModule implements ApplicationModule {
        @Override
        public String name() {
            return "post";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(PostApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return type.getNestHost() == Post.class;
        }
    }

    static final class Bindings extends AbstractModule {
        @Override
        protected void configure() {
            bind(Diary.class).toInstance(new Diary());
        }
    }
}
