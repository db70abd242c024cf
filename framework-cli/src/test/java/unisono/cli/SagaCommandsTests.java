package unisono.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.cli.Depot.DepotApi;
import unisono.cli.Depot.Move;
import unisono.cli.Depot.Return;
import unisono.sagas.Step;

/// Processes on the command line.
final class SagaCommandsTests {
    private final Depot depot = new Depot();

    @AfterEach
    void close() {
        depot.close();
    }

    private void begin() {
        var begun =
                Step.to(new Move(2))
                        .undo(DepotApi.RETURN, new Return(1))
                        .undo(DepotApi.RETURN, new Return(2))
                        .waitingFor("the lorry");
        assertThat(depot.moves().begin("4711", begun)).isTrue();
        assertThat(depot.moves().begin("4712", Step.to(new Move(0)).done())).isTrue();
    }

    @Test
    void areListed() {
        assertThat(depot.run("sagas", "list")).isZero();
        assertThat(depot.out()).isEqualTo("There are no such processes.\n");
        begin();

        assertThat(depot.run("sagas", "list", "--status", "running")).isZero();

        assertThat(depot.out())
                .startsWith("TYPE ")
                .contains("depot.move  4711")
                .contains("waits for the lorry")
                .doesNotContain("4712");
        depot.run("sagas", "list", "--type", "depot.move", "-o", "json");
        assertThat(depot.json()).hasSize(2);
        assertThat(depot.json().at("/1/status").asString()).isEqualTo("done");
        assertThat(depot.run("sagas", "list", "--older", "1h")).isZero();
        assertThat(depot.out()).isEqualTo("There are no such processes.\n");
    }

    @Test
    void areShownWithAllThatIsKnown() {
        begin();

        assertThat(depot.run("sagas", "show", "depot.move", "4711")).isZero();

        assertThat(depot.out())
                .contains("Remembers: {\"crates\":2}")
                .endsWith(
                        """

                        To take it back, from below:
                           1  depot.return {"crate":1}
                           2  depot.return {"crate":2}
                        """);
        depot.run("sagas", "show", "depot.move", "4711", "-o", "json");
        assertThat(depot.json().at("/state/crates").asInt()).isEqualTo(2);
        assertThat(depot.json().at("/undos/1/payload/crate").asInt()).isEqualTo(2);
    }

    @Test
    void areMissedByName() {
        assertThat(depot.run("sagas", "show", "depot.move", "1")).isEqualTo(2);
        assertThat(depot.err())
                .contains(
                        "there is no process depot.move 1, or it is forgotten. See: unisono sagas list");
        assertThat(depot.run("sagas", "show", "depot.mov", "1")).isEqualTo(2);
        assertThat(depot.err())
                .contains("there is no saga \"depot.mov\". Did you mean depot.move?");
        assertThat(depot.run("sagas", "list", "--status", "lost")).isEqualTo(2);
        assertThat(depot.err()).contains("there are running, done, compensated, and no lost.");
        assertThat(depot.run("sagas", "list", "--older", "soon")).isEqualTo(2);
        assertThat(depot.err()).contains("\"soon\" is no duration such as 90s, 2h or 7d.");
    }
}
