package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.DeliveryIntervention;
import unisono.data.DeliveryIntervention.Action;
import unisono.data.StoppedDelivery;
import unisono.events.Origin;

/// What people do about dead deliveries, and what is kept of it.
final class DeliveryEditTests {
    private static final Origin ANN = new Origin("ann", null, null);
    private static final String GOOD = "{\"number\": 7, \"street\": \"S3\"}";

    private final Post post = new Post();
    private final PostOffice office =
            post.office(
                            "one",
                            Carrier.named("post.a")
                                    .ordered()
                                    .attempts(2)
                                    .doing((office, name, letter) -> {
                                        if (letter.number() == 3) {
                                            throw new IllegalStateException("not 3");
                                        }
                                        office.write(name, letter);
                                    }))
                    .opened();

    @AfterEach
    void close() {
        post.close();
    }

    @Test
    void replaceThePayloadAndKeepWhatItWasAndWhoDidIt() {
        long position = deadLetter();

        var edited = Origin.call(ANN, () -> office.deliveries().edit("post.a", position, GOOD));
        office.drain();

        assertThat(edited).isTrue();
        assertThat(office.brought("post.a", "S3")).containsExactly(7, 13);
        var kept = office.deliveries().interventions("post.a", position);
        assertThat(kept)
                .extracting(DeliveryIntervention::action, DeliveryIntervention::actor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Action.EDITED, "ann"));
        assertThat(kept.getFirst().before()).contains("\"number\":3");
        assertThat(
                        office.ask(
                                "select payload ->> 'number' from unisono.event_json order by position limit 1",
                                String.class))
                .containsExactly("3");
    }

    @Test
    void tellWhoRetriedAndDroppedToo() {
        long position = deadLetter();

        Origin.run(ANN, () -> office.deliveries().retry("post.a", position));
        office.drain();
        var found = office.deliveries().find("post.a", position).orElseThrow();
        office.deliveries().drop("post.a", position);
        office.drain();

        assertThat(found.history())
                .extracting(StoppedDelivery.Attempt::number)
                .containsExactly(1, 2, 1, 2);
        assertThat(found.interventions())
                .extracting(DeliveryIntervention::action)
                .containsExactly(Action.RETRIED);
        assertThat(office.deliveries().interventions("post.a", position))
                .extracting(DeliveryIntervention::action, DeliveryIntervention::actor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Action.RETRIED, "ann"),
                        org.assertj.core.groups.Tuple.tuple(Action.DROPPED, null));
        assertThat(office.brought("post.a", "S3")).containsExactly(13);
    }

    @Test
    void areRefusedWhenWhatTheyWriteCannotBeReadOrNobodySaysWhoHeIs() {
        long position = deadLetter();
        var deliveries = office.deliveries();

        assertThatThrownBy(() -> deliveries.edit("post.a", position, GOOD))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Who edits position");
        Origin.run(
                ANN,
                () -> {
                    assertThatThrownBy(() ->
                                    deliveries.edit("post.a", position, "{\"number\": \"x\"}"))
                            .isInstanceOf(DataException.class)
                            .hasMessageContaining("cannot be read");
                    assertThat(deliveries.edit("post.a", position + 1_000, GOOD)).isFalse();
                    assertThat(deliveries.edit("post.b", position, GOOD)).isFalse();
                });

        assertThat(deliveries.interventions("post.a", position)).isEmpty();
        assertThat(stopped().getFirst().state()).isEqualTo(unisono.data.DeliveryState.DEAD);
    }

    /// Behind which another one waits.
    private long deadLetter() {
        office.post(3, "S3");
        office.post(13, "S3");
        office.drain();
        return stopped().getFirst().position();
    }

    private List<StoppedDelivery> stopped() {
        return office.deliveries().list(Optional.empty(), 100);
    }
}
