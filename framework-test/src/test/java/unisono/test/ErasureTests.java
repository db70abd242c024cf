package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.LoggedEmission;
import unisono.events.Origin;
import unisono.test.Clinic.Address;
import unisono.test.Clinic.ClinicApi;
import unisono.test.Clinic.Visit;

/// Personal data in payloads, and what is left of it when it is erased.
final class ErasureTests {
    private static final Visit ANN =
            new Visit("p1", "Ann Lee", 7, List.of(new Address("Main Street 1", "N1")));
    private static final Visit BOB = new Visit("p2", "Bob", 8, List.of());

    private final Clinic clinic = new Clinic();

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void storesNothingPersonalInTheClear() {
        clinic.visit(ANN);

        assertThat(newest().payload())
                .contains("\"patient\":\"p1\"", "\"room\":7", "\"area\":\"N1\"")
                .doesNotContain("Ann", "Main Street");
        assertThat(read(newest())).isEqualTo(ANN);
    }

    @Test
    void readsNullForWhatWasErasedAndKeepsTheRest() {
        clinic.visit(ANN);
        clinic.visit(BOB);

        boolean erased = clinic.erasure().erase("p1");

        assertThat(erased).isTrue();
        assertThat(clinic.log().newest(2))
                .extracting(this::read)
                .containsExactly(BOB, new Visit("p1", null, 7, List.of(new Address(null, "N1"))));
        assertThat(clinic.erasure().erase("p1")).isFalse();
    }

    @Test
    void givesWhoComesBackAnotherKey() {
        clinic.visit(ANN);
        clinic.erasure().erase("p1");
        clinic.visit(ANN);

        assertThat(clinic.log().newest(2))
                .extracting(row -> read(row).name())
                .containsExactly("Ann Lee", null);
        assertThat(clinic.erasure().trace("p1").kept()).isTrue();
        assertThat(clinic.erasure().trace("p1").erased()).isNotNull();
        assertThat(clinic.erasure().trace("p3").kept()).isFalse();
        assertThat(clinic.erasure().trace("p3").erased()).isNull();
    }

    @Test
    void erasesNothingWhenItIsRolledBack() {
        clinic.visit(ANN);

        assertThatThrownBy(() ->
                        clinic.transactions()
                                .run(() -> {
                                    clinic.erasure().erase("p1");
                                    throw new IllegalStateException("no");
                                }))
                .hasMessage("no");

        assertThat(read(newest())).isEqualTo(ANN);
    }

    @Test
    void keepsTenantsApart() {
        var north = new Origin(null, "north", null);
        var south = new Origin(null, "south", null);
        Origin.run(north, () -> clinic.visit(ANN));
        Origin.run(south, () -> clinic.visit(ANN));

        Origin.run(south, () -> clinic.erasure().erase("p1"));

        assertThat(clinic.log().newest(2))
                .extracting(LoggedEmission::tenant, row -> read(row).name())
                .containsExactly(tuple("south", null), tuple("north", "Ann Lee"));
    }

    @Test
    void tellsDurableListenersWhatIsLeft() {
        var heard = new ConcurrentLinkedQueue<String>();
        clinic.heard = visit -> heard.add(String.valueOf(visit.name()));
        clinic.visit(ANN);
        clinic.visit(BOB);
        clinic.erasure().erase("p1");

        clinic.deliverAll();

        assertThat(heard).containsExactlyInAnyOrder("null", "Bob");
    }

    @Test
    void sealsWhatIsPlanned() {
        clinic.transactions().run(this::planAnn);

        assertThat(clinic.ask("select convert_from(payload, 'UTF8') from unisono.timer"))
                .singleElement()
                .asString()
                .contains("\"patient\":\"p1\"")
                .doesNotContain("Ann");
    }

    @Test
    void refusesPersonalDataThatIsNobodys() {
        assertThatThrownBy(() -> clinic.visit(new Visit(null, "Ann Lee", 7, List.of())))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "A payload of clinic.visited has personal data, and its subject is null: nobody could ever erase it. Give it a subject, such as an id made for a guest, or leave the data out.");
        clinic.visit(new Visit(null, null, 7, List.of()));

        assertThat(read(newest()).room()).isEqualTo(7);
    }

    @Test
    void refusesWhatWasTakenFromAnotherEvent() {
        clinic.visit(ANN);

        assertThatThrownBy(() -> clinic.payloads().read(ClinicApi.CALLED, 1, newest().payload()))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "What is personal in a payload of clinic.called was changed since it was stored, or taken from another event, and is not opened.");
    }

    @Test
    void letsWhoErasesWaitForWhoStores() throws Exception {
        var stored = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var storing =
                Thread.ofVirtual()
                        .start(() ->
                                clinic.transactions()
                                        .run(() -> {
                                            planAnn();
                                            stored.countDown();
                                            await(goOn);
                                        }));
        await(stored);

        var erasing = Thread.ofVirtual().start(() -> clinic.erasure().erase("p1"));
        boolean early = erasing.join(Duration.ofMillis(200));
        goOn.countDown();
        storing.join();
        erasing.join();

        assertThat(early).isFalse();
        assertThat(clinic.erasure().trace("p1").kept()).isFalse();
        assertThat(clinic.erasure().trace("p1").erased()).isNotNull();
    }

    private void planAnn() {
        clinic.emitter().emitAfter(Duration.ofHours(1), ClinicApi.VISITED, ANN);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LoggedEmission newest() {
        return clinic.log().newest(1).getFirst();
    }

    private Visit read(LoggedEmission row) {
        return clinic.payloads().read(ClinicApi.VISITED, row.version(), row.payload());
    }
}
