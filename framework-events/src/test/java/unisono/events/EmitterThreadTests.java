package unisono.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import unisono.events.Post.PostApi;

/// An emission stays on its thread, and what its payload carries may emit in turn.
final class EmitterThreadTests {
    record Task(Runnable work) {}

    @Test
    void refusesAMiddlewareThatGoesOnElsewhere() {
        try (var post = boot(new Elsewhere())) {
            var counter = post.injector().getInstance(Post.Counter.class);
            var parcel = new PostApi.Parcel("Oslo", 50);

            assertThatThrownBy(() -> counter.take(parcel))
                    .isExactlyInstanceOf(EventException.class)
                    .hasMessage(
                            "A middleware went on with post.posted on another thread, which has neither its transaction nor its causes. Go on where emission(...) was called.");
        }
    }

    @Test
    void countsWhatAPayloadEmitsThatIsCalled() {
        try (var post = boot()) {
            var bus = post.injector().getInstance(EventBus.class);
            bus.listen(Task.class, task -> task.work().run());

            assertThatThrownBy(() -> endless(bus))
                    .isExactlyInstanceOf(EventException.class)
                    .hasMessageContaining("at most 64 are allowed: … → Task → ");
        }
    }

    private static void endless(EventBus bus) {
        bus.publish(new Task(() -> endless(bus)));
    }

    private static Application boot(Middleware... middleware) {
        return Application.builder()
                .module(new Post.PostModule(), new Post.PostEvents())
                .middleware(middleware)
                .install(new Post.Bindings())
                .boot();
    }

    private static final class Elsewhere implements Middleware {
        @Override
        public List<Object> emission(Emission emission, Next<List<Object>> next) throws Exception {
            if (!(emission.event() instanceof EventName)) {
                return next.proceed();
            }
            try {
                return CompletableFuture.supplyAsync(() -> going(next)).join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof EventException refused ? refused : e;
            }
        }

        private static List<Object> going(Next<List<Object>> next) {
            try {
                return next.proceed();
            } catch (EventException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
