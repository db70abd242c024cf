package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;

/// Events that nobody hears, or that carry nothing.
final class UnheardEventsTests {
    @Test
    @Tag("C12")
    void emitsWhatNobodyHearsAndLetsMiddlewareRecordIt() {
        var recorded = new ArrayList<Emission>();
        var village =
                new Village(
                        Village.builder(
                                        Mill.turns(mill ->
                                                mill.local(Wheel.class, Miller.class)
                                                        .on(Mill.FILLED, Miller::hear)))
                                .middleware(
                                        new Middleware() {
                                            @Override
                                            public List<Object> emission(
                                                    Emission emission, Next<List<Object>> next)
                                                    throws Exception {
                                                recorded.add(emission);
                                                return next.proceed();
                                            }
                                        })
                                .boot());
        recorded.clear();

        village.events().emit(Wheel.class, Mill.CREAKED);

        assertThat(village.heard()).isEmpty();
        assertThat(recorded)
                .singleElement()
                .satisfies(emission -> {
                    assertThat(emission.event()).isSameAs(Mill.CREAKED);
                    assertThat(emission.payload()).isSameAs(NoPayload.NO_PAYLOAD);
                    assertThat(emission.heard()).isFalse();
                });
    }

    @Test
    @Tag("C12")
    void callsAHandlerWithoutParametersForAnEventWithoutPayload() {
        var village =
                Village.with(
                        Mill.turns(mill ->
                                mill.local(Wheel.class, Miller.class)
                                        .on(Mill.CREAKED, Miller::nod)));

        village.events().emit(Wheel.class, Mill.CREAKED);
        village.events().emitter(Wheel.class).emit(Mill.CREAKED);
        village.events().emit(Wheel.class, Mill.CREAKED, NoPayload.NO_PAYLOAD);

        assertThat(village.heard()).containsExactly("miller", "miller", "miller");
    }
}
