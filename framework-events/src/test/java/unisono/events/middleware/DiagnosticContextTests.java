package unisono.events.middleware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.multibindings.OptionalBinder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import unisono.events.Emission;
import unisono.events.Middleware;
import unisono.events.Office;
import unisono.events.Office.Letter;
import unisono.events.Office.Sender;
import unisono.events.Office.Way;
import unisono.events.Subscriptions;
import unisono.events.TransactionContext;
import unisono.events.TransactionDouble;

/// What the MDC says while a listener runs, and afterwards.
final class DiagnosticContextTests {
    private static final Letter LETTER = new Letter("hello");

    private final List<Map<String, String>> seen = new CopyOnWriteArrayList<>();
    private final List<Emission> emissions = new CopyOnWriteArrayList<>();

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void saysEventAndListenerWhileAListenerRuns() {
        var office = new Office(this::look, new DiagnosticContext());

        Way.EVENT.send(office, LETTER);
        Way.QUESTION.send(office, LETTER);
        Way.OBJECT.send(office, LETTER);

        assertThat(seen.subList(0, 4))
                .containsExactly(
                        Map.of("event", "office.sent", "listener", "Postman.carry"),
                        Map.of("event", "office.sent", "listener", "Porter.carry"),
                        Map.of("event", "office.postage", "listener", "Postman.charge"),
                        Map.of("event", "office.postage", "listener", "Porter.charge"));
        assertThat(seen.subList(4, 6)).extracting("event").containsOnly("Letter");
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void givesBackWhatWasThereBeforeAlsoWhenAListenerFails() {
        var failure = new IOException("torn");
        var office =
                new Office(
                        _ -> {
                            throw failure;
                        },
                        DiagnosticContext.withCorrelation());
        var before = Map.of("event", "a", "listener", "b", "correlation", "c", "request", "GET /");
        MDC.setContextMap(before);

        assertThatThrownBy(() -> Way.EVENT.send(office, LETTER)).isSameAs(failure);

        assertThat(MDC.getCopyOfContextMap()).isEqualTo(before);
    }

    @Test
    void keepsTheEntriesOfOthersInSight() {
        var office = new Office(this::look, new DiagnosticContext());
        MDC.put("request", "GET /");

        Way.EVENT.send(office, LETTER);

        assertThat(seen).extracting("request").containsOnly("GET /");
    }

    @Test
    void saysOneCorrelationForAWholeChainAndGivesTheOuterContextBack() {
        var office = new AtomicReference<Office>();
        office.set(
                new Office(
                        letter -> {
                            look(letter);
                            if (letter.equals(LETTER)) {
                                Way.QUESTION.send(office.get(), new Letter("nested"));
                                look(letter);
                            }
                            return letter.text();
                        },
                        DiagnosticContext.withCorrelation(),
                        recording()));

        Way.EVENT.send(office.get(), LETTER);

        assertThat(seen)
                .extracting("listener")
                .startsWith("Postman.carry", "Postman.charge", "Porter.charge", "Postman.carry");
        assertThat(seen).extracting("event").startsWith("office.sent", "office.postage");
        assertThat(seen)
                .extracting("correlation")
                .containsOnly(emissions.getFirst().id().toString());
    }

    @Test
    void holdsOnTheVirtualThreadOfAnAsynchronousListener() throws InterruptedException {
        var office = new Office(this::look, DiagnosticContext.withCorrelation(), recording());

        var _ = office.events().emitAsync(Sender.class, Office.FILED, LETTER).await();

        assertThat(seen)
                .containsExactly(
                        Map.of(
                                "event",
                                "office.filed",
                                "listener",
                                "Postman.file",
                                "correlation",
                                emissions.getLast().id().toString()));
    }

    @Test
    void holdsAfterTheCommit() {
        var transaction = new TransactionDouble();
        var office =
                new Office(
                        this::look,
                        builder ->
                                builder.install(binder ->
                                        OptionalBinder.newOptionalBinder(
                                                        binder, TransactionContext.class)
                                                .setBinding()
                                                .toInstance(transaction)),
                        new DiagnosticContext());
        office.instance(Subscriptions.class).add(new Office.LateEvents());

        transaction.run(() -> {
            office.events().emit(Sender.class, Office.ARCHIVED, LETTER);
            assertThat(seen).isEmpty();
        });

        assertThat(seen)
                .containsExactly(Map.of("event", "office.archived", "listener", "Porter.carry"));
        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    private String look(Letter letter) {
        var context = MDC.getCopyOfContextMap();
        seen.add(context == null ? Map.of() : Map.copyOf(context));
        return letter.text();
    }

    private Middleware recording() {
        return new Middleware() {
            @Override
            public List<Object> emission(Emission emission, Next<List<Object>> next)
                    throws Exception {
                if (emission.payload() instanceof Letter) {
                    emissions.add(emission);
                }
                return next.proceed();
            }
        };
    }
}
