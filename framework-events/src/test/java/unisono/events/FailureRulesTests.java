package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import unisono.events.FailureRule.Pause;
import unisono.events.FailureRule.Retry;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;
import unisono.events.Village.Sack;

/// What a durable listener says about failures of certain classes.
final class FailureRulesTests {
    private static final Retry OTHERWISE = new Retry(7, Duration.ofSeconds(2));
    private static final Pause PAUSE = new Pause();

    @Test
    void areAskedForTheMostSpecificClassAndAlsoForCauses() {
        var durability =
                said(binding ->
                        binding.retry(7, Duration.ofSeconds(2))
                                .retryOn(IOException.class, 3, Duration.ofMillis(5))
                                .neverRetryOn(
                                        FileNotFoundException.class, IllegalStateException.class)
                                .pauseOn(SocketTimeoutException.class));

        var file = new FileNotFoundException();
        assertThat(durability.rule(new IOException()))
                .isEqualTo(new Retry(3, Duration.ofMillis(5)));
        assertThat(durability.rule(file)).isEqualTo(new Retry(1, Duration.ofSeconds(1)));
        assertThat(durability.rule(new UncheckedIOException(file)))
                .isEqualTo(new Retry(1, Duration.ofSeconds(1)));
        assertThat(durability.rule(new SocketTimeoutException())).isEqualTo(PAUSE);
        assertThat(durability.rule(new IllegalStateException(new SocketTimeoutException())))
                .isEqualTo(new Retry(1, Duration.ofSeconds(1)));
        assertThat(durability.rule(new IllegalArgumentException())).isEqualTo(OTHERWISE);
    }

    @Test
    void needNotSayThatNobodyWasReachedWhereEffectsAreOutside() {
        var inside = said(_ -> {});
        var outside = said(DurableBinding::atLeastOnce);
        var other =
                said(binding ->
                        binding.atLeastOnce().retryOn(IOException.class, 7, Duration.ofSeconds(2)));

        var refused = new ExecutionException(new ConnectException());
        assertThat(outside.rule(refused)).isEqualTo(PAUSE);
        assertThat(outside.rule(new UnknownHostException())).isEqualTo(PAUSE);
        assertThat(outside.rule(new SocketTimeoutException())).isInstanceOf(Retry.class);
        assertThat(outside.pauses()).isTrue();
        assertThat(other.rule(refused)).isEqualTo(OTHERWISE);
        assertThat(inside.rule(refused)).isInstanceOf(Retry.class);
        assertThat(inside.pauses()).isFalse();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"}) // what a cast lets through
    void areRefusedTogetherAtTheStart() {
        assertThatThrownBy(() ->
                        said(binding ->
                                binding.retryOn(IOException.class, 3, Duration.ofSeconds(1))
                                        .pauseOn(IOException.class)
                                        .retryOn(Throwable.class, 3, Duration.ofSeconds(1))
                                        .pauseOn(RuntimeException.class)
                                        .neverRetryOn((Class) String.class)))
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining("there are two rules for IOException. Keep one of them.")
                .hasMessageContaining("Say that with retry(…).")
                .hasMessageContaining("to pause on RuntimeException would be to stop")
                .hasMessageContaining("String is thrown by nobody")
                .hasMessageContaining("FailureRulesTests.java:")
                .hasMessageContaining("for 4 reasons");
    }

    private static Durability said(Consumer<DurableBinding<Miller, Sack>> words) {
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                words.accept(
                                                        mill.local(Wheel.class, Miller.class)
                                                                .on(Mill.FILLED, Miller::hear)
                                                                .durably())))
                                .install(binder ->
                                        binder.bind(TransactionContext.class)
                                                .toInstance(new TransactionDouble()))
                                .boot());
        return village.application()
                .injector()
                .getInstance(DurableListeners.class)
                .all()
                .getFirst()
                .durability();
    }
}
