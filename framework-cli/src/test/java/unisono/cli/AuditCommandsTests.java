package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.audit.AuditPolicy;
import unisono.audit.AuditSchema;
import unisono.audit.AuditTrail;
import unisono.events.Origin;

/// The command that reads the audit log, beside a running application.
final class AuditCommandsTests {
    private final AuditTrail trail = AuditTrail.here(AuditPolicy.everything());
    private final Hotel hotel = new Hotel(Stream.of(new AuditSchema()), trail::into);

    @AfterEach
    void close() {
        hotel.close();
        trail.close();
    }

    @Test
    void listsTheNewestFirst() {
        Origin.run(new Origin("ann", null, null), () -> hotel.clean(12));
        hotel.clean(14);

        assertThat(hotel.run("audit", "list")).isZero();

        assertThat(hotel.out())
                .matches(
                        """
                        TIME +OUTCOME +EVENT +KEY +ACTOR +BEFORE +AFTER +FAILED
                        \\S+Z +done +hotel.cleaned +14 +\\{"room":14}
                        \\S+Z +done +hotel.cleaned +12 +ann +\\{"room":12}
                        """);
    }

    @Test
    void narrowsToWhatIsAskedFor() {
        Origin.run(new Origin("ann", null, null), () -> hotel.clean(12));
        hotel.clean(14);

        assertThat(lines("--actor", "ann")).isEqualTo(1);
        assertThat(lines("--actor", "bob")).isZero();
        assertThat(lines("--event", "hotel.cleaned")).isEqualTo(2);
        assertThat(lines("--event", "hotel.cleaned", "--limit", "1")).isEqualTo(1);
        assertThat(lines("--since", "2026-01-01T00:00:00Z")).isEqualTo(2);
        assertThat(lines("--since", "2999-01-01T00:00:00Z")).isZero();
        assertThat(lines("--outcome", "failed")).isZero();
        assertThat(lines("--outcome", "done")).isEqualTo(2);
    }

    private int lines(String... options) {
        var arguments = Stream.concat(Stream.of("audit", "list", "-o", "json"), Stream.of(options));
        assertThat(hotel.run(arguments.toArray(String[]::new))).isZero();
        return hotel.json().size();
    }

    @Test
    void tellsMachinesAllOfIt() {
        Origin.run(new Origin("ann", "north", null), () -> hotel.clean(12));

        hotel.run("audit", "list", "-o", "json");

        var line = hotel.json().path(0);
        assertThat(line.path("event").asString()).isEqualTo("hotel.cleaned");
        assertThat(line.path("type").asString()).isEqualTo("RoomCleaned");
        assertThat(line.path("actor").asString()).isEqualTo("ann");
        assertThat(line.path("tenant").asString()).isEqualTo("north");
        assertThat(line.path("outcome").asString()).isEqualTo("done");
        assertThat(line.at("/after/room").asInt()).isEqualTo(12);
        assertThat(line.path("before").isNull()).isTrue();
    }

    @Test
    void refusesWhatMeansNothing() {
        assertThat(hotel.run("audit", "list", "--since", "yesterday")).isEqualTo(2);
        assertThat(hotel.err()).contains("\"yesterday\" is no time such as 2026-11-21T09:30:00Z.");
        assertThat(hotel.run("audit", "list", "--outcome", "lost")).isEqualTo(2);
        assertThat(hotel.err()).contains("there are done and failed, and no lost.");
        assertThat(hotel.run("audit", "list", "--limit", "1001")).isEqualTo(2);
    }

    @Test
    void saysThatNothingIsAudited() {
        try (var unaudited = new Hotel()) {
            assertThat(unaudited.run("audit", "list")).isEqualTo(1);
            assertThat(unaudited.err())
                    .contains(
                            "This application keeps no audit log. Put an AuditTrail into it where it is built.");
        }
    }
}
