package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.CommitOutcomeUnknown;
import unisono.data.Inbox;
import unisono.data.Incoming;
import unisono.data.IncomingBusy;
import unisono.data.IncomingChanged;
import unisono.data.Receipt;
import unisono.events.Origin;

/// What comes from outside more than once and is done once.
final class InboxTests {
    private static final int MANY = 32;

    private final Lending lending = new Lending();

    @AfterEach
    void close() {
        lending.close();
    }

    @Test
    void tellsARepetitionTheSameAndDoesNothing() {
        var branch = lending.branch("one");

        var first = branch.mailroom().takeBack("17", "Emma");
        var second = branch.mailroom().takeBack("17", "Emma");

        assertThat(first.repeated()).isFalse();
        assertThat(second).isEqualTo(new Receipt("thank you for Emma", true, first.at()));
        assertThat(branch.done()).containsExactly("Emma");
    }

    @Test
    void doesItOnceHoweverManyComeAtTheSameTimeOnSeveralNodes() throws Exception {
        var branches = List.of(lending.branch("one"), lending.branch("two"));
        Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
        var threads =
                IntStream.range(0, MANY)
                        .mapToObj(i ->
                                Thread.ofVirtual()
                                        .start(() ->
                                                receipts.add(
                                                        branches.get(i % 2)
                                                                .mailroom()
                                                                .takeBack("17", "Emma"))))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(receipts).hasSize(MANY);
        assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
        assertThat(receipts).extracting(Receipt::answer).containsOnly("thank you for Emma");
        assertThat(branches.getFirst().done()).containsExactly("Emma");
    }

    @Test
    void refusesSomethingElseUnderTheSameId() {
        var branch = lending.branch("one");
        var _ = branch.mailroom().takeBack("17", "Emma");

        assertThatThrownBy(() -> branch.mailroom().takeBack("17", "Persuasion"))
                .isInstanceOf(IncomingChanged.class)
                .hasMessage(
                        "\"17\" of lending.returns was done already, and was something else. Give what is new an id of its own.");

        assertThat(branch.done()).containsExactly("Emma");
    }

    @Test
    void letsNobodyWaitWhoDoesNotWantTo() throws Exception {
        var began = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.taking(_ -> {
                                    began.countDown();
                                    await(goOn);
                                }));
        var first = Thread.ofVirtual().start(() -> branch.mailroom().takeBack("17", "Emma"));
        await(began);

        assertThatThrownBy(() -> branch.mailroom().takeBackUnlessBusy("17", "Emma"))
                .isInstanceOf(IncomingBusy.class)
                .hasMessage("\"17\" of lending.returns is just being done. Ask again in a moment.");
        goOn.countDown();
        first.join();

        assertThat(branch.mailroom().takeBackUnlessBusy("17", "Emma").repeated()).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void keepsNothingOfWhatFailed() {
        var failing = new AtomicBoolean(true);
        var branch =
                lending.branch(
                        "one",
                        plan ->
                                plan.taking(_ -> {
                                    if (failing.getAndSet(false)) {
                                        throw new IllegalStateException("torn");
                                    }
                                }));

        assertThatThrownBy(() -> branch.mailroom().takeBack("17", "Emma")).hasMessage("torn");
        var second = branch.mailroom().takeBack("17", "Emma");

        assertThat(second.repeated()).isFalse();
        assertThat(branch.done()).containsExactly("Emma");
    }

    @Test
    void isUndoneWithTheTransactionAround() {
        var branch = lending.branch("one");

        assertThatThrownBy(() ->
                        branch.transactions()
                                .run(() -> {
                                    var _ = branch.mailroom().takeBack("17", "Emma");
                                    throw new IllegalStateException("closed");
                                }))
                .hasMessage("closed");

        assertThat(branch.ask("select count(*) from unisono.inbox", Long.class))
                .containsExactly(0L);
    }

    @Test
    void knowsWhatWasDoneWhenNobodyHeardTheAnswer() {
        var branch = lending.branch("one");
        var _ = branch.mailroom().takeBack("15", "Sanditon");
        awaitSilence(branch.wire());
        // A connection that has rested is asked first whether it is alive.
        var _ = branch.mailroom().takeBack("15", "Sanditon");
        var traffic = branch.wire().measure(() -> branch.mailroom().takeBack("16", "Persuasion"));
        int commit = 1 + indexOfCommit(traffic);

        branch.wire().loseAnswer(commit);
        assertThatThrownBy(() -> branch.mailroom().takeBack("17", "Emma"))
                .isInstanceOf(CommitOutcomeUnknown.class);
        var again = branch.mailroom().takeBack("17", "Emma");

        assertThat(again.repeated()).isTrue();
        assertThat(branch.done()).containsExactly("Sanditon", "Persuasion", "Emma");
    }

    /// The first who asks looks for what is old, beside the others.
    private static void awaitSilence(Wire wire) {
        int before;
        do {
            before = wire.roundTrips();
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        } while (wire.roundTrips() > before);
    }

    private static int indexOfCommit(WireTraffic traffic) {
        var commits =
                IntStream.range(0, traffic.first().size())
                        .filter(i -> traffic.first().get(i).counts().commits() > 0)
                        .boxed()
                        .toList();
        assertThat(commits).as(traffic::toString).hasSize(1);
        return commits.getFirst();
    }

    @Test
    void mixesNobodysIdsUp() {
        var branch = lending.branch("one");

        var ann = Origin.call(actor("ann", "north"), () -> branch.mailroom().takeBack("1", "Emma"));
        var bob = Origin.call(actor("bob", "north"), () -> branch.mailroom().takeBack("1", "B"));
        var south = Origin.call(actor("ann", "south"), () -> branch.mailroom().takeBack("1", "C"));

        assertThat(List.of(ann, bob, south)).extracting(Receipt::repeated).containsOnly(false);
        assertThat(branch.done()).containsExactly("Emma", "B", "C");
    }

    private static Origin actor(String actor, String tenant) {
        return new Origin(actor, tenant, null);
    }

    @Test
    void emptiesWholeLanesWhenNothingInThemIsNeeded() throws Exception {
        var branch = lending.branch("one");
        var _ = branch.mailroom().takeBack("17", "Emma");
        lending.sql(
                "insert into unisono.inbox select source, tenant, actor, 'old', (lane + 3) % 8, at - interval '8 days', fingerprint, answer from unisono.inbox");

        branch.inbox().tidy();

        assertThat(branch.ask("select id from unisono.inbox", String.class)).containsExactly("17");
        assertThat(branch.mailroom().takeBack("17", "Emma").repeated()).isTrue();
    }

    @Test
    void refusesWhatIsTooLong() {
        var branch = lending.branch("one");
        var incoming = new Incoming("lending.returns", "17", "");

        assertThatThrownBy(
                        () -> branch.inbox().once(incoming, () -> "x".repeat(Inbox.ANSWER_MAX + 1)))
                .hasMessage(
                        "The answer to something incoming has 1048577 characters, and at most 1048576 are kept. Answer with the id of what is large.");
        assertThatThrownBy(() -> new Incoming("a", "x".repeat(256), ""))
                .hasMessage(
                        "The id of something incoming has 256 characters, and there are 1 to 255, none of them a control character.");
    }
}
