package unisono.events.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unisono.events.Office;
import unisono.events.Office.Letter;
import unisono.events.Office.Sender;
import unisono.events.Office.Way;
import unisono.events.middleware.HandlerTimings.Bucket;

/// What is counted and measured, by a clock that goes on only while somebody works.
final class DeliveryTimingsTests {
    private static final Letter LETTER = new Letter("hello");

    private final AtomicLong nanos = new AtomicLong();
    private final DeliveryTimings timings = new DeliveryTimings(100, nanos::get);

    @Test
    void countsTheDeliveriesOfEachHandlerAndAddsUpWhatTheyTake() {
        var durations = new long[] {500, 7_000, 1_500, 3_000_000_000L};
        var deliveries = new AtomicLong();
        var office = new Office(_ -> work(durations[(int) deliveries.getAndIncrement()]), timings);

        Way.EVENT.send(office, LETTER);
        Way.EVENT.send(office, LETTER);

        assertThat(timings.snapshot())
                .extracting(
                        HandlerTimings::handler,
                        HandlerTimings::module,
                        HandlerTimings::deliveries,
                        HandlerTimings::failures)
                .hasToString(
                        "[(\"Porter.carry\", \"office\", 2L, 0L), (\"Postman.carry\", \"office\", 2L, 0L)]");
        var postman = timings.snapshot().getLast();
        assertThat(postman.total()).isEqualTo(Duration.ofNanos(2_000));
        assertThat(postman.mean()).isEqualTo(Duration.ofNanos(1_000));
        assertThat(postman.max()).isEqualTo(Duration.ofNanos(1_500));
        assertThat(postman.buckets())
                .startsWith(
                        new Bucket(Duration.ofNanos(1_000), 1),
                        new Bucket(Duration.ofNanos(10_000), 1),
                        new Bucket(Duration.ofNanos(100_000), 0));
        assertThat(timings.snapshot().getFirst().buckets())
                .endsWith(new Bucket(ChronoUnit.FOREVER.getDuration(), 1));
    }

    @Test
    void countsFailuresAndWhatTheyTook() {
        var office =
                new Office(
                        _ -> {
                            work(40);
                            throw new IOException("torn");
                        },
                        timings);

        assertThatThrownBy(() -> Way.EVENT.send(office, LETTER)).hasMessage("torn");

        assertThat(timings.snapshot())
                .singleElement()
                .satisfies(postman -> {
                    assertThat(postman.deliveries()).isEqualTo(1);
                    assertThat(postman.failures()).isEqualTo(1);
                    assertThat(postman.total()).isEqualTo(Duration.ofNanos(40));
                });
    }

    @Test
    void includesNestedEmissionsAndMeasuresTheirListenersByThemselves() {
        var office = new AtomicReference<Office>();
        office.set(
                new Office(
                        letter -> {
                            work(1);
                            if (letter.equals(LETTER)) {
                                Way.QUESTION.send(office.get(), new Letter("nested"));
                                work(10);
                            }
                            return letter.text();
                        },
                        timings));

        work(1_000);
        Way.EVENT.send(office.get(), LETTER);

        assertThat(timings.snapshot())
                .extracting(HandlerTimings::handler, timing -> timing.total().toNanos())
                .hasToString(
                        "[(\"Postman.carry\", 13L), (\"Porter.carry\", 13L), (\"Postman.charge\", 2L), (\"Porter.charge\", 2L)]");
    }

    @Test
    void measuresAnAsynchronousDeliveryFromItsOwnStart() throws InterruptedException {
        var office = new Office(_ -> work(5), timings);

        var _ = office.events().emitAsync(Sender.class, Office.FILED, LETTER).await();
        work(1_000);
        var _ = office.events().emitAsync(Sender.class, Office.FILED, LETTER).await();

        assertThat(timings.snapshot())
                .singleElement()
                .satisfies(filed -> {
                    assertThat(filed.deliveries()).isEqualTo(2);
                    assertThat(filed.total()).isEqualTo(Duration.ofNanos(10));
                });
    }

    @Test
    void tellsOnlySoManyHandlersApart() {
        var few = new DeliveryTimings(1, nanos::get);
        var office = new Office(_ -> work(1), few);

        Way.EVENT.send(office, LETTER);
        Way.EVENT.send(office, LETTER);

        assertThat(few.snapshot())
                .extracting(
                        HandlerTimings::module, HandlerTimings::handler, HandlerTimings::deliveries)
                .hasToString("[(\"office\", \"Postman.carry\", 2L), (\"\", \"others\", 2L)]");
    }

    @Test
    void losesNothingWhenManyThreadsDeliver() {
        int threads = 50;
        int each = 200;
        var office = new Office(Letter::text, timings);

        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, threads).forEach(_ -> executor.execute(() -> send(office, each)));
        }

        assertThat(timings.snapshot())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.deliveries()).isEqualTo((long) threads * each));
    }

    private static void send(Office office, int times) {
        for (int i = 0; i < times; i++) {
            Way.EVENT.send(office, LETTER);
        }
    }

    private String work(long duration) {
        nanos.addAndGet(duration);
        return "done";
    }
}
