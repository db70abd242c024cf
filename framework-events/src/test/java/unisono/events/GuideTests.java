package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.events.AsyncDeliveries.Completion;

/// What the guide says, run.
final class GuideTests {
    private final Application post =
            Application.builder()
                    .module(new Post.PostModule(), new Post.PostEvents())
                    .middleware(new Post.NoMoon())
                    .install(new Post.Bindings())
                    .boot();
    private final Post.Counter counter = post.injector().getInstance(Post.Counter.class);
    private final Post.Diary diary = post.injector().getInstance(Post.Diary.class);

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void tellsAListenerThatTheApplicationHasBooted() {
        assertThat(diary).containsExactly("open");
    }

    @Test
    void asksBeforeItEmits() {
        counter.take(new Post.PostApi.Parcel("Oslo", 50));

        assertThat(diary).contains("bag for Oslo", "post.posted by post");
    }

    @Test
    void asksEverybodyWhoMayAnswer() {
        assertThat(counter.offers(new Post.PostApi.Parcel("Oslo", 3_000)))
                .containsExactly(new Post.PostApi.Price(1_500), new Post.PostApi.Price(110));
        assertThat(counter.offers(new Post.PostApi.Parcel("Oslo", 50)))
                .containsExactly(new Post.PostApi.Price(110));
    }

    @Test
    void collectsWhatTheListenersOfAnEventObjectSay() {
        counter.load("Oslo");

        assertThat(counter.insured("Oslo")).isEqualTo(5_000);
    }

    @Test
    void waitsForAsynchronousListenersWhereItWantsTo() throws InterruptedException {
        var posted =
                new Post.PostApi.ParcelPosted(
                        new Post.PostApi.Parcel("Oslo", 50), new Post.PostApi.Price(1));

        assertThat(counter.photographed(posted))
                .containsExactly(new Completion.Completed("Camera.photograph", null));
        assertThat(diary).contains("photo of 50 g");
    }

    @Test
    void letsAMiddlewareRefuse() {
        counter.take(new Post.PostApi.Parcel("Moon", 50));

        assertThat(diary).containsExactly("open");
    }

    @Test
    void addsAndRemovesSubscriptionsWhileItRuns() {
        var subscriptions = post.injector().getInstance(Subscriptions.class);

        try (var _ = subscriptions.add(new Post.TailEvents())) {
            counter.take(new Post.PostApi.Parcel("Oslo", 50));
        }
        counter.take(new Post.PostApi.Parcel("Bergen", 50));

        assertThat(diary).containsOnlyOnce("tail: post.posted");
    }
}
