package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import unisono.events.Office.Letter;
import unisono.events.Office.Way;

/// What the log of a transaction is told.
final class RecordedEmissionTests {
    private static final Letter LETTER = new Letter("hello");

    private final TransactionDouble transaction = new TransactionDouble();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void agreesWithItsIdOnTheTimeWhicheverWasAskedFirst() {
        var emissions = new ArrayList<Emission>();
        var office =
                office(
                        Around.emissions((emission, next) -> {
                            emissions.add(emission);
                            return next.proceed();
                        }));

        Way.OBJECT.send(office, LETTER);
        var id = emissions.getFirst().id();
        now = now.plus(Duration.ofSeconds(5));

        assertThat(emissions.getFirst().time().toEpochMilli())
                .isEqualTo(id.getMostSignificantBits() >>> 16);
    }

    @Test
    void hasThePayloadThatMiddlewareHandedOn() {
        var office = office(Around.emissions((_, next) -> next.proceed(new Letter("good day"))));

        transaction.run(() -> Way.EVENT.send(office, LETTER));

        assertThat(transaction.recorded())
                .extracting(Emission::payload)
                .containsExactly(new Letter("good day"));
    }

    @Test
    void isRecordedOnceHoweverOftenMiddlewareGoesOn() {
        var office =
                office(
                        Around.emissions((_, next) -> {
                            var _ = next.proceed();
                            return next.proceed();
                        }));

        transaction.run(() -> Way.EVENT.send(office, LETTER));

        assertThat(transaction.recorded()).hasSize(1);
        assertThat(office.diary())
                .containsExactly(
                        "postman: hello", "porter: hello", "postman: hello", "porter: hello");
    }

    @Test
    void isCommittedWhenMiddlewareAroundADeliveryMakesGoodItsFailure() {
        var failures = new ArrayList<>(List.of(new IOException("torn")));
        var office =
                new Office(
                        letter -> {
                            if (!failures.isEmpty()) {
                                throw failures.removeLast();
                            }
                            return letter.text();
                        },
                        this::withTransactions,
                        Around.deliveries((_, next) -> {
                            try {
                                return next.proceed();
                            } catch (IOException _) {
                                return next.proceed();
                            }
                        }));

        transaction.run(() -> Way.EVENT.send(office, LETTER));

        assertThat(office.diary())
                .containsExactly("postman: hello", "postman: hello", "porter: hello");
    }

    private Office office(Middleware... layers) {
        return new Office(Letter::text, this::withTransactions, layers);
    }

    private Application.Builder withTransactions(Application.Builder builder) {
        return builder.clock(() -> now)
                .install(binder ->
                        OptionalBinder.newOptionalBinder(binder, TransactionContext.class)
                                .setBinding()
                                .toInstance(transaction));
    }
}
