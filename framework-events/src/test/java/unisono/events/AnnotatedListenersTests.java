package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Village.Loaf;
import unisono.events.Village.Sack;

/// Methods that are marked with [OnEvent]: private, in hidden classes, called without reflection.
final class AnnotatedListenersTests {
    @Test
    @Tag("C50")
    void runsMarkedMethodsByPriorityAndReturnsTheirResultsInThatOrder() {
        var dispatcher = boot(Clerk.class).dispatcher();

        var dispatched = dispatcher.dispatch(new Sack(7));

        assertThat(dispatched.results()).containsExactly("200", 100, 50L, "none");
        assertThat(dispatched.stopped()).isFalse();
    }

    @Test
    @Tag("C50")
    void runsMarkedMethodsThatReturnNothing() {
        var village = boot(Porter.class);

        village.bus().publish(new Sack(7));
        village.bus().publish(new Loaf(500));
        village.bus().publish("a word");

        assertThat(village.heard())
                .startsWith("b: ApplicationBooted[]")
                .endsWith("a: Sack[kilos=7]", "b: Sack[kilos=7]", "b: Loaf[grams=500]");
    }

    @Test
    void letsAMarkedMethodThrowAnything() {
        var village = boot(Saboteur.class);

        assertThatThrownBy(() -> village.bus().publish(new Sack(7)))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("Sack[kilos=7]");
    }

    @Test
    void namesMarkedMethodsInTheListing() {
        var village = boot(Clerk.class, Porter.class);

        assertThat(village.application().subscriptions())
                .extracting(
                        line -> "%s %s %d".formatted(line.event(), line.handler(), line.priority()))
                .containsExactly(
                        "Record Porter.b 0",
                        "Sack Clerk.second 200",
                        "Sack Clerk.third 100",
                        "Sack Clerk.first 50",
                        "Sack Clerk.last 0",
                        "Sack Porter.a 0");
    }

    /// The compiler marks the bridge, which takes anything, as it marks the method.
    @Test
    void hearsTheTypeOfTheMethodAndNotThatOfItsBridge() {
        var village = boot(Heir.class);

        village.bus().publish(new Sack(7));
        village.bus().publish(new Loaf(500));

        assertThat(village.heard()).containsExactly("heir: Sack[kilos=7]", "parent: Sack[kilos=7]");
        assertThat(village.dispatcher().orphans()).containsExactly(Loaf.class);
    }

    @Test
    void hearsWithTheMarkedMethodsOfSupertypesUnlessTheyAreOverridden() {
        var village = boot(Heir.class, Other.class);

        assertThat(village.application().subscriptions())
                .extracting(line -> line.event() + ": " + line.handler())
                .containsExactly(
                        "Loaf: Other.hear",
                        "Sack: Heir.hear",
                        "Sack: Heir.hearToo",
                        "Sack: Other.count",
                        "Sack: Other.hearToo",
                        "String: Heir.common");
    }

    @Test
    void takesTheResultOfAMethodThatReturnsMoreThanWhatItOverrides() {
        var village = boot(Precise.class);

        assertThat(village.dispatcher().dispatch(new Sack(7)).results()).containsExactly("7");
    }

    @Test
    void refusesEveryWrongUseWithTheLineOfTheManager() {
        var wrong =
                builder((manager, lookup) ->
                        manager.annotated(
                                lookup, Mistaken.class, Unmarked.class, Clerk.class, Clerk.class));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .extracting(failure -> failure.toString().replaceAll("java:\\d+", "java:LINE"))
                .asString()
                .endsWith(
                        """
                        The application cannot start, for 6 reasons:

                        1. AnnotatedListenersTests.java:LINE: Mistaken.none is marked with @OnEvent, but must have one parameter, the event object that it hears.
                        2. AnnotatedListenersTests.java:LINE: Mistaken.primitive is marked with @OnEvent, but must have one parameter, the event object that it hears.
                        3. AnnotatedListenersTests.java:LINE: Mistaken.shared is marked with @OnEvent, but is static; make it a method of the listener.
                        4. AnnotatedListenersTests.java:LINE: Mistaken.two is marked with @OnEvent, but must have one parameter, the event object that it hears.
                        5. AnnotatedListenersTests.java:LINE: Unmarked has no method with @OnEvent. Mark one, or take the class out of annotated(...).
                        6. AnnotatedListenersTests.java:LINE opens typed(Clerk) a second time; it is open since AnnotatedListenersTests.java:LINE. Bind all that one listener hears in one scope, or let annotated(...) find all of it; a manager that extends another calls super.registerListeners() first.\
                        """);
    }

    @Test
    void refusesALookupThatDoesNotReachTheMethod() {
        var wrong =
                builder((manager, _) ->
                        manager.annotated(MethodHandles.publicLookup(), Clerk.class));

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining("for 4 reasons:")
                .hasMessageMatching(
                        "(?s).*1\\. AnnotatedListenersTests\\.java:\\d+: Clerk\\.first cannot be called: the lookup of java\\.lang\\.Object does not reach it; hand over MethodHandles\\.lookup\\(\\) of the manager\\..*");
    }

    private static Village boot(Class<?>... listeners) {
        return new Village(
                builder((manager, lookup) -> manager.annotated(lookup, listeners)).boot());
    }

    private static Application.Builder builder(
            BiConsumer<EventManager, MethodHandles.Lookup> lines) {
        return Village.builder()
                .module(
                        House.of("office", AnnotatedListenersTests.class),
                        new EventManager() {
                            @Override
                            protected void registerListeners() {
                                lines.accept(this, MethodHandles.lookup());
                            }
                        });
    }

    private static final class Clerk {
        @OnEvent(priority = 50)
        private long first(Sack sack) {
            return 50L + sack.kilos() - 7;
        }

        @OnEvent(priority = 200)
        private String second(Sack sack) {
            return "200" + (sack.kilos() == 7 ? "" : "?");
        }

        @OnEvent(priority = 100)
        private Integer third(Sack sack) {
            return 93 + sack.kilos();
        }

        @OnEvent
        private String last(Sack sack) {
            return sack.kilos() == 7 ? "none" : "?";
        }
    }

    private record Porter(Diary diary) {
        @Inject
        private Porter {}

        @OnEvent
        private void b(Record goods) {
            diary.write("b: " + goods);
        }

        @OnEvent
        private void a(Sack goods) {
            diary.write("a: " + goods);
        }
    }

    private static final class Saboteur {
        @OnEvent
        private void steal(Sack sack) throws IOException {
            throw new IOException(sack.toString());
        }
    }

    private abstract static class Parent<T> {
        final Diary diary;

        Parent(Diary diary) {
            this.diary = diary;
        }

        @OnEvent
        void hear(T goods) {
            diary.write("parent, once: " + goods);
        }

        @OnEvent
        Object count(Sack sack) {
            return sack.kilos();
        }

        @OnEvent
        private void hearToo(Sack sack) {
            diary.write("parent: " + sack);
        }
    }

    interface Custom {
        @OnEvent
        default void common(String word) {}
    }

    private static final class Heir extends Parent<Sack> implements Custom {
        @Inject
        Heir(Diary diary) {
            super(diary);
        }

        @Override
        @OnEvent
        void hear(Sack sack) {
            diary.write("heir: " + sack);
        }

        @Override
        Object count(Sack sack) {
            return -sack.kilos();
        }
    }

    private static final class Other extends Parent<Loaf> {
        @Inject
        Other(Diary diary) {
            super(diary);
        }
    }

    private static final class Precise extends Parent<Loaf> {
        @Inject
        Precise(Diary diary) {
            super(diary);
        }

        @Override
        @OnEvent
        String count(Sack sack) {
            return "" + sack.kilos();
        }
    }

    static final class Mistaken {
        @OnEvent
        static void shared(Sack sack) {}

        @OnEvent
        void none() {}

        @OnEvent
        void two(Sack sack, Loaf loaf) {}

        @OnEvent
        void primitive(int number) {}
    }

    private static final class Unmarked {}
}
