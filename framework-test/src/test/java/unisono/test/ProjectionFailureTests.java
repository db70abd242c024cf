package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.projection.SetAsideEvent;
import unisono.data.projection.SetAsideEvent.Reason;

/// What cannot be read, and what cannot be folded.
final class ProjectionFailureTests {
    private static final String SECRET = "4711-0815";

    private final Till till = new Till();
    private final Logged logged = new Logged();
    private final Set<Integer> unlucky = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        till.close();
        logged.close();
    }

    private Sales failing() {
        return Sales.caughtUp()
                .disturbed(page -> {
                    for (var event : page.events()) {
                        if (unlucky.contains(Sales.sale(event).number())) {
                            throw new IllegalStateException("unlucky");
                        }
                    }
                });
    }

    /// As another release, or a broken disk, would have written it.
    private void append(int version, String key, String payload) throws SQLException {
        try (var connection = till.connect()) {
            Sql.run(
                    connection,
                    """
                    insert into unisono.event (position, time, id, correlation, version, name, module, emitter, payload, key)
                    select nextval('unisono.position'), now(), gen_random_uuid(), gen_random_uuid(), %d,
                           'till.sold', 'till', 'Counter', convert_to('%s', 'UTF8'), '%s'
                    """
                            .formatted(version, payload, key));
        }
    }

    @Test
    void setsAsideWhatCannotBeReadAndGoesOnWithAllElse() throws SQLException {
        var node = till.node(Sales.caughtUp(), new Spending()).opened();
        node.sell(0, 10);
        append(2, "N", "{\"number\": 100, \"customer\": \"N\", \"cents\": 1}");
        append(1, "X", "{\"number\": " + SECRET);
        append(1, "Y", "{\"number\": \"" + SECRET + "\", \"customer\": \"Y\", \"cents\": 1}");
        append(1, "Z", "{\"number\": 3, \"customer\": \"" + SECRET + "\", \"cents\": -1}");
        append(0, "O", "{\"number\": 4, \"customer\": \"O\", \"cents\": 1}");
        node.sell(100, 140);
        node.sell(200, "X");
        node.awaitAll("till.sales");

        var asides =
                node.projections().setAside(100).stream()
                        .filter(it -> it.projection().equals("till.sales"))
                        .toList();

        assertThat(asides)
                .extracting(SetAsideEvent::reason)
                .containsExactly(
                        Reason.NEWER,
                        Reason.UNREADABLE,
                        Reason.UNREADABLE,
                        Reason.UNREADABLE,
                        Reason.UNREADABLE,
                        Reason.BEHIND);
        assertThat(asides)
                .extracting(SetAsideEvent::key)
                .containsExactly("N", "X", "Y", "Z", "O", "X");
        assertThat(asides).noneMatch(it -> String.valueOf(it.error()).contains(SECRET));
        assertThat(asides.getFirst().error())
                .contains("has version 2, and this code knows it up to");
        assertThat(node.count("select count(*) from till.sale")).isEqualTo(50);
        assertThat(node.count("select count(*) from till.spending")).isEqualTo(40);
        assertThat(node.status("till.sales").aside()).isEqualTo(6);
    }

    @Test
    void foldsWhatWasSetAsideInItsOrderWhenItCanBeRead() throws SQLException {
        var node = till.node(Sales.caughtUp()).opened();
        node.sell(1, "A");
        append(2, "A", "{\"number\": 2, \"customer\": \"A\", \"cents\": 1}");
        node.sell(3, "A");
        node.sell(4, "B");
        node.awaitAll("till.sales");
        long before = node.count("select last from till.customer where name = 'A'");
        assertThat(node.projections().retry("till.sales")).isZero();

        node.run("alter table unisono.event disable trigger all");
        node.run("update unisono.event set version = 1");
        int folded = node.projections().retry("till.sales");

        assertThat(before).isEqualTo(1);
        assertThat(folded).isEqualTo(2);
        assertThat(node.count("select last from till.customer where name = 'A'")).isEqualTo(3);
        assertThat(node.projections().setAside(10)).isEmpty();
        node.assertExact("");
    }

    @Test
    void leavesOutWhatIsDiscardedAndFoldsWhatWaitsBehind() throws SQLException {
        var node = till.node(Sales.caughtUp()).opened();
        append(1, "A", "nothing");
        node.sell(3, "A");
        node.awaitAll("till.sales");
        long position = node.projections().setAside(10).getFirst().position();

        assertThat(node.projections().discard("till.sales", position)).isTrue();

        assertThat(node.count("select last from till.customer where name = 'A'")).isEqualTo(3);
        assertThat(node.projections().setAside(10)).isEmpty();
        assertThat(node.projections().discard("till.sales", position)).isFalse();
        assertThat(logged.messages())
                .contains(
                        "The projection till.sales leaves out position %d for ever."
                                .formatted(position));
    }

    @Test
    void standsStillWithItsErrorWhereAFoldFailsAgainAndAgainAndOthersGoOn() {
        unlucky.add(33);
        var node = till.node(failing(), new Spending()).opened();
        node.sell(0, 60);
        node.awaitAll("till.spending");
        awaitFailure(node);

        var status = node.status("till.sales");

        assertThat(status.error()).contains("unlucky");
        assertThat(status.failedKey()).isEqualTo("C33");
        assertThat(status.lag()).isEqualTo(60 - 33);
        assertThat(node.count("select count(*) from till.sale")).as("all before it").isEqualTo(33);
        assertThat(logged.messages())
                .anyMatch(message -> message.contains("till.sales stands still at position "));

        unlucky.clear();
        node.projections().resume("till.sales");
        node.awaitAll("till.sales");
        node.assertExact("");
        assertThat(node.status("till.sales").error()).isNull();
    }

    private static void awaitFailure(TillNode node) {
        long end = System.nanoTime() + TillNode.LONG.toNanos();
        while (node.status("till.sales").error() == null) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TillNode.pause(10);
        }
    }

    @Test
    void goesOnBehindWhatIsSkippedAndFoldsItLater() {
        unlucky.add(33);
        var node = till.node(failing()).opened();
        node.sell(0, 100);
        awaitFailure(node);

        assertThat(node.projections().skip("till.sales")).isTrue();
        node.awaitAll("till.sales");

        assertThat(node.projections().setAside(10))
                .extracting(SetAsideEvent::reason)
                .containsExactly(Reason.SKIPPED, Reason.BEHIND);
        assertThat(node.count("select count(*) from till.sale")).isEqualTo(98);
        assertThat(node.projections().retry("till.sales")).as("it fails still").isZero();
        unlucky.clear();
        assertThat(node.projections().retry("till.sales")).isEqualTo(2);
        node.assertExact("");
    }

    @Test
    void triesAgainWhatFailsOnce() {
        var first = new AtomicBoolean(true);
        var node =
                till.node(
                        Sales.caughtUp()
                                .disturbed(_ -> {
                                    if (first.getAndSet(false)) {
                                        throw new IllegalStateException("once");
                                    }
                                }));
        node.sell(0, 120);

        node.opened().awaitAll("till.sales");

        node.assertExact("");
        assertThat(node.status("till.sales").error()).isNull();
    }

    @Test
    void isNotSwappedWhereReadersWouldMissWhatTheyHad() {
        var node = till.node(failing()).opened();
        node.sell(0, 20);
        node.awaitAll("till.sales");
        unlucky.add(3);
        node.projections().rebuild("till.sales");
        awaitBuilding(node);
        node.projections().skip("till.sales");

        assertThatThrownBy(() -> node.projections().swap("till.sales"))
                .hasMessageContaining(
                        "Generation 2 of till.sales has set 1 events aside that the live one has not");
        assertThat(node.count("select count(*) from till.sale")).isEqualTo(20);
    }

    private static void awaitBuilding(TillNode node) {
        long end = System.nanoTime() + TillNode.LONG.toNanos();
        while (node.projections().list().stream().noneMatch(it -> it.error() != null)) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            TillNode.pause(10);
        }
    }
}
