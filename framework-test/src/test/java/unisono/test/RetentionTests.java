package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unisono.data.DataException;
import unisono.data.Database;
import unisono.data.EventLog;
import unisono.data.ListenerLag;
import unisono.data.LogPartition;
import unisono.data.ReplayFrom;
import unisono.data.ReplayOptions;
import unisono.data.Retention;
import unisono.data.RetentionReport.Holder;
import unisono.data.RetentionSettings;

/// The log is dropped a whole partition at a time, when nobody needs it.
final class RetentionTests {
    private static final int ROWS = 1_000_000;
    private static final RetentionSettings YOUNG =
            RetentionSettings.DEFAULTS.keep(Duration.ofDays(30));
    private static final RetentionSettings SMALL = RetentionSettings.DEFAULTS.keepBytes(1);

    /// Real rows, without their triggers: a month ago, a million of them.
    private static final String FILL =
            """
            insert into unisono.event (position, time, id, correlation, version, name, module,
                                       emitter, payload, key)
            select ? + n, now() - interval '60 days', gen_random_uuid(), gen_random_uuid(), 1,
                   'post.posted', 'post', 'Counter',
                   convert_to(format('{"number":%s,"street":"S%s"}', n, n % 10), 'UTF8'), 'S' || n % 10
              from generate_series(1, ?) n
            """;

    private final Post post = new Post();
    private final Logged logged = new Logged();

    @AfterEach
    void close() {
        post.close();
        logged.close();
    }

    @Test
    void dropsAMillionRowsInLessThanASecondWhileOthersWrite() throws Exception {
        var office = post.office("one");
        office.instance(Database.class).open();
        fill(1, ROWS);
        skip(20_000_000);
        var writing = new AtomicBoolean(true);
        var longest = new AtomicLong();
        var written = new AtomicInteger(1_000_000);
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            writers.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                while (writing.get()) {
                                    long begin = System.nanoTime();
                                    office.post(written.getAndIncrement(), "S1");
                                    long took = System.nanoTime() - begin;
                                    longest.accumulateAndGet(took, Math::max);
                                }
                            }));
        }
        Thread.sleep(Duration.ofSeconds(1));
        longest.set(0);

        long begin = System.nanoTime();
        var report = retention(office).apply(YOUNG);
        var took = Duration.ofNanos(System.nanoTime() - begin);
        long waited = longest.get() / 1_000_000;
        writing.set(false);
        for (var writer : writers) {
            writer.join();
        }

        System.out.printf(
                "dropped %d rows, %d MB, in %d ms; the slowest of 4 writers meanwhile took %d ms%n",
                ROWS, report.dropped().getFirst().bytes() >> 20, took.toMillis(), waited);
        assertThat(report.dropped()).extracting(LogPartition::number).containsExactly(0L, 1L);
        assertThat(report.busy()).isFalse();
        assertThat(took).isLessThan(Duration.ofSeconds(1));
        assertThat(waited).isLessThan(1_000);
        assertThat(office.ask("select count(*) from unisono.event", Long.class))
                .containsExactly((long) written.get() - 1_000_000);
    }

    @Test
    void keepsWhatAListenerOrAReplayHasNotReached() throws Exception {
        var office = post.office("one", Carrier.named("post.a")).opened();
        office.post(0, 10);
        office.drain();
        assertThat(office.deliveries().pause("post.a")).isTrue();
        office.post(10, 20);
        skip(10_000_000);
        office.post(20, 25);

        var held = retention(office).apply(SMALL);
        assertThat(office.deliveries().resume("post.a")).isTrue();
        office.drain();
        office.shut();
        office.opened();
        long id =
                office.replays()
                        .start("post.a", ReplayFrom.BEGINNING, ReplayOptions.DEFAULTS.rateMax(1));
        var replayed = retention(office).apply(SMALL);
        assertThat(office.replays().cancel(id)).isTrue();
        office.shut();
        var free = retention(office).apply(SMALL);

        assertThat(held.dropped()).isEmpty();
        assertThat(held.held()).extracting(Holder::who).contains("listener post.a");
        assertThat(held.held().getFirst().forgotten()).isTrue();
        assertThat(replayed.held())
                .extracting(Holder::who)
                .contains("replay %d of post.a".formatted(id));
        assertThat(free.dropped()).extracting(LogPartition::number).containsExactly(0L);
        assertThat(office.brought("post.a").stream().distinct()).hasSize(25);
    }

    @Test
    void isGoneOnWithWhenATransactionThatHasUsedTheLogIsOver() throws Exception {
        var office = post.office("one");
        office.instance(Database.class).open();
        skip(10_000_000);
        try (var reader = post.connect()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("select count(*) from unisono.event");

            var busy = retention(office).apply(SMALL);
            office.post(1, "S1");
            reader.rollback();
            var _ = retention(office).apply(SMALL);

            assertThat(busy.busy()).isTrue();
            assertThat(busy.dropped()).isEmpty();
        }
        assertThat(office.ask("select to_regclass('unisono.event_p0') is null", Boolean.class))
                .containsExactly(true);
        assertThat(
                        office.ask(
                                "select number from unisono.dropped_partition where dropped_at is not null",
                                Long.class))
                .containsExactly(0L);
        assertThat(log(office).partitions().getFirst().number()).isEqualTo(1);
    }

    @Test
    void parksAListenerThatNobodyRunsWhenTheLogIsTooLargeAndSaysSo() throws Exception {
        var old = post.office("old", Carrier.named("post.old")).opened();
        old.post(0, 5);
        old.drain();
        old.shut();
        var office = post.office("one", Carrier.named("post.a")).opened();
        office.post(5, 12);
        skip(10_000_000);
        office.post(12, 20);
        office.drain();
        office.shut();
        office.opened();

        var warned = retention(office).apply(RetentionSettings.DEFAULTS.warnBytes(1));
        assertThat(warned.dropped()).isEmpty();
        assertThat(warned.losses()).isEmpty();
        assertThat(warned.held())
                .singleElement()
                .satisfies(holder -> {
                    assertThat(holder.who()).isEqualTo("listener post.old");
                    assertThat(holder.forgotten()).isTrue();
                });
        until(() -> free(office));
        var parked = retention(office).apply(RetentionSettings.DEFAULTS.parkBytes(1));

        assertThat(parked.losses())
                .singleElement()
                .satisfies(loss -> {
                    assertThat(loss.listener()).isEqualTo("post.old");
                    assertThat(loss.events()).isEqualTo(7);
                });
        assertThat(parked.dropped()).hasSize(1);
        assertThat(retention(office).losses()).isEqualTo(parked.losses());
        assertThat(logged.messages()).anyMatch(text -> text.contains("has lost 7 events"));
        var again = post.office("again", Carrier.named("post.old")).opened();
        again.drain();
        assertThat(again.brought("post.old")).hasSize(13);
        assertThat(lag(again, "post.old").lost()).isEqualTo(7);
        assertThat(lag(again, "post.old").unread()).isZero();
    }

    @Test
    void parksNobodyWhileNoNodeRuns() throws Exception {
        var office = post.office("one", Carrier.named("post.a")).opened();
        office.shut();
        office.post(0, 5);
        skip(10_000_000);

        var report = retention(office).apply(RetentionSettings.DEFAULTS.parkBytes(1));

        assertThat(report.losses()).isEmpty();
        assertThat(report.dropped()).isEmpty();
        assertThat(report.held()).extracting(Holder::who).containsExactly("listener post.a");
    }

    @Test
    void pausesAndResumesAModule() {
        var office = post.office("one", Carrier.named("post.a"), Carrier.named("post.b")).opened();

        assertThat(office.deliveries().pauseModule("post")).isEqualTo(2);
        assertThat(office.deliveries().lags()).allMatch(ListenerLag::paused);
        assertThat(office.deliveries().resumeModule("post")).isEqualTo(2);
        assertThat(office.deliveries().lags()).noneMatch(ListenerLag::paused);
        assertThatThrownBy(() -> office.deliveries().pauseModule("pots"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "No durable listener is known of a module pots. There are listeners of [post].");
    }

    private static boolean free(PostOffice office) {
        return office.ask(
                        "select min(low) >= 10000000 from unisono.slot where listener = 'post.a'",
                        Boolean.class)
                .equals(List.of(true));
    }

    private static ListenerLag lag(PostOffice office, String listener) {
        return office.deliveries().lags().stream()
                .filter(lag -> lag.listener().equals(listener))
                .findFirst()
                .orElseThrow();
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PostOffice.LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private static Retention retention(PostOffice office) {
        return office.instance(Retention.class);
    }

    private static EventLog log(PostOffice office) {
        return office.instance(EventLog.class);
    }

    private void fill(long after, int rows) throws SQLException {
        try (var connection = post.connect();
                var insert = connection.prepareStatement(FILL)) {
            insert.setLong(1, after);
            insert.setInt(2, rows);
            insert.executeUpdate();
        }
    }

    /// Nobody listens to what was between, and everybody is past it.
    private void skip(long to) throws SQLException {
        try (Connection connection = post.connect();
                var statement = connection.createStatement()) {
            statement.execute("select setval('unisono.position', %d)".formatted(to));
            statement.execute("select unisono.make_partitions()");
        }
    }
}
