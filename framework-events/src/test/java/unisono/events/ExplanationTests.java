package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unisono.events.Explanation.Cut;
import unisono.events.Explanation.Kind;
import unisono.events.Explanation.Step;

/// What follows an event, told as a tree.
final class ExplanationTests {
    private final Application application =
            Application.builder()
                    .module(
                            House.of("shop", Shop.class).showing(Shop.ShopApi.class),
                            new Shop.ShopEvents())
                    .module(
                            House.of("post", Post.class).needing(Shop.ShopApi.class),
                            new Post.PostEvents())
                    .boot();

    @Test
    void tellsEveryListenerInTheOrderOfDeliveryAndOnceWhatItEmitsInTurn() {
        assertThat(tree("shop.sold"))
                .isEqualTo(
                        """
                        1 shop.sold by Till of shop
                          Clerk.note of shop, in transaction [conditional]
                          Parcels.pack of post, in transaction
                            2 post.packed by Packer of post
                              Van.load of post, asynchronous [deadline PT1S]
                            3 post.lost by Packer of post
                              Search.inVan of post, in transaction
                                4 post.found by Search of post
                                  Van.loadFound of post, in transaction
                              Search.again of post, in transaction
                                4 repeated: post.found by Search of post
                          Stamps.buy of post, in transaction
                            5 question post.postage by Stamps of post
                              Scales.weigh of post, in transaction [answers]
                            6 post.stamped by Stamps of post
                        """);
    }

    @Test
    void cutsWhatFollowsFromItself() {
        assertThat(tree("post.returned"))
                .isEqualTo(
                        """
                        1 post.returned by Carrier of post
                          Carrier.again of post, in transaction [recursion ends: the address is read twice at most]
                            1 recursion: post.returned by Carrier of post
                        """);
    }

    @Test
    void cutsAtTheDepthThatIsAskedFor() {
        var sold = application.explain("shop.sold", 1).orElseThrow();

        assertThat(sold.listeners()).hasSize(3);
        assertThat(sold.listeners().stream().flatMap(step -> step.follows().stream()))
                .extracting(Explanation::cut)
                .containsExactly(Cut.LIMIT, Cut.LIMIT, Cut.LIMIT, Cut.NONE);
        assertThatThrownBy(() -> application.explain("shop.sold", 0))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("depthMax is 0, and the event itself is at depth 1.");
    }

    @Test
    void tellsWhoHearsAnEventObject() {
        assertThat(tree("Bell"))
                .isEqualTo(
                        """
                        1 object Bell by nobody
                          Clerk.wake of shop, in transaction
                          Clerk.hear of shop, in transaction
                        """);
        assertThat(application.explain(Shop.Bell.class.getName(), 1)).isPresent();
    }

    @Test
    void saysWhatNobodyDeclaresAndSoCannotBeTold() {
        assertThat(tree("shop.opened"))
                .isEqualTo(
                        """
                        1 shop.opened by Till of shop
                          Apprentice.run of shop, in transaction [Apprentice may emit for classes that are not seen]
                          Apprentice.sit of shop, in transaction [what its lambda holds is not looked into; Apprentice may emit for classes that are not seen]
                        """
                                .replace("Apprentice.sit", "lambda at HERE"));
    }

    @Test
    void tellsTheListenersOfAnEventThatNobodyEmits() {
        assertThat(tree("shop.burnt"))
                .isEqualTo(
                        """
                        1 shop.burnt by nobody
                          Van.flee of post, in transaction
                        """);
    }

    @Test
    void knowsAllEventsAndWhichOfThemNobodyHears() {
        assertThat(application.events())
                .contains("shop.sold", "shop.burnt", "post.postage", "post.stamped", "Bell")
                .isSorted();
        assertThat(application.unheard()).containsExactly("post.stamped", "post.wrapped");
        assertThat(application.explain("shop.slod", 1)).isEmpty();
    }

    private String tree(String event) {
        var text = new StringBuilder();
        write(application.explain(event, 16).orElseThrow(), 0, text);
        return text.toString().replaceAll("ExplanationTests.java:\\d+", "HERE");
    }

    private static void write(Explanation event, int depth, StringBuilder text) {
        var by = event.emitters().stream().map(it -> it.emitter() + " of " + it.module()).toList();
        line(
                depth,
                "%d %s%s%s by %s"
                        .formatted(
                                event.number(),
                                event.cut() == Cut.NONE ? "" : event.cut() + ": ",
                                event.kind() == Kind.EVENT ? "" : event.kind() + " ",
                                event.event(),
                                by.isEmpty() ? "nobody" : String.join(", ", by)),
                text);
        event.listeners().forEach(step -> write(step, depth + 1, text));
    }

    private static void write(Step step, int depth, StringBuilder text) {
        var listener = step.subscription();
        var notes =
                listener.notes().isEmpty() ? "" : " [" + String.join("; ", listener.notes()) + "]";
        line(
                depth,
                "%s of %s, %s%s"
                        .formatted(listener.handler(), listener.module(), listener.timing(), notes),
                text);
        step.follows().forEach(event -> write(event, depth + 1, text));
    }

    private static void line(int depth, String words, StringBuilder text) {
        IntStream.range(0, depth).forEach(_ -> text.append("  "));
        text.append(words).append('\n');
    }

    static final class Shop {
        static final EventName<NoPayload> OPENED = EventName.of("shop.opened");

        private Shop() {}

        public interface ShopApi extends ModuleApi {
            EventName<NoPayload> SOLD = EventName.of("shop.sold");
            EventName<NoPayload> BURNT = EventName.of("shop.burnt");
        }

        static final class ShopEvents extends EventManager {
            @Override
            protected void registerListeners() {
                emits(Till.class, ShopApi.SOLD, OPENED);
                var outside = List.of("sits");
                local(Till.class, Clerk.class)
                        .on(ShopApi.SOLD, Clerk::note)
                        .when(_ -> true)
                        .and(Apprentice.class)
                        .on(OPENED, Apprentice::run)
                        .on(OPENED, apprentice -> apprentice.sit(outside));
                typed(Clerk.class)
                        .on(Bell.class, Clerk::hear)
                        .on(Sound.class, Clerk::wake)
                        .priority(1);
            }
        }

        interface Sound {}

        record Bell() implements Sound {}

        static final class Till {}

        static final class Clerk {
            void note() {}

            void hear(Bell bell) {}

            void wake(Sound sound) {}
        }

        record Apprentice(Events events) {
            @Inject
            Apprentice {}

            void run() {}

            void sit(List<String> how) {}
        }
    }

    static final class Post {
        static final EventName<NoPayload> PACKED = EventName.of("post.packed");
        static final EventName<NoPayload> WRAPPED = EventName.of("post.wrapped");
        static final EventName<NoPayload> STAMPED = EventName.of("post.stamped");
        static final EventName<NoPayload> RETURNED = EventName.of("post.returned");
        static final EventName<NoPayload> LOST = EventName.of("post.lost");
        static final EventName<NoPayload> FOUND = EventName.of("post.found");
        static final QuestionName<NoPayload, Integer> POSTAGE =
                QuestionName.of("post.postage", Integer.class);

        private Post() {}

        static final class PostEvents extends EventManager {
            @Override
            protected void registerListeners() {
                emits(Packer.class, PACKED, LOST);
                emits(Carrier.class, RETURNED);
                asks(Stamps.class, POSTAGE);
                emits(Stamps.class, STAMPED);
                emits(Search.class, FOUND);
                emits(Ribbon.class, WRAPPED);

                external(Shop.ShopApi.class, Parcels.class)
                        .on(Shop.ShopApi.SOLD, Parcels::pack)
                        .and(Stamps.class)
                        .on(Shop.ShopApi.SOLD, Stamps::buy)
                        .and(Van.class)
                        .on(Shop.ShopApi.BURNT, Van::flee);
                local(Packer.class, Van.class)
                        .on(PACKED, Van::load)
                        .asynchronously(java.time.Duration.ofSeconds(1))
                        .and(Search.class)
                        .on(LOST, Search::inVan)
                        .on(LOST, Search::again);
                local(Search.class, Van.class).on(FOUND, Van::loadFound);
                local(Stamps.class, Scales.class).answering(POSTAGE, Scales::weigh);
                local(Trolley.class, Carrier.class)
                        .on(RETURNED, Carrier::again)
                        .recursionEnds("the address is read twice at most");
            }
        }

        interface Trolley {}

        static final class Carrier implements Trolley {
            void again() {}
        }

        static final class Van {
            void load() {}

            void loadFound() {}

            void flee() {}
        }

        static final class Packer {}

        static final class Ribbon {}

        record Parcels(Packer packer) {
            @Inject
            Parcels {}

            void pack() {}
        }

        static final class Stamps {
            void buy() {}
        }

        static final class Scales {
            int weigh(NoPayload nothing) {
                return 3;
            }
        }

        static final class Search {
            void inVan() {}

            void again() {}
        }
    }
}
