package unisono.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unisono.data.aggregate.StaleAggregate;
import unisono.test.Bank.AccountEvent;
import unisono.test.Bank.AccountId;
import unisono.test.Bank.Branch;
import unisono.test.Bank.PaidIn;

/// Many append to few streams, and many read the log: each version has one winner, and every reader
/// sees each stream whole and in its order.
///
/// For a long run: `-Dunisono.aggregate.seconds=120`.
final class AggregateExactnessTests {
    private static final int WRITERS = 12;
    private static final int READERS = 3;
    private static final int STREAMS = 18;
    private static final Duration DURATION =
            Duration.ofSeconds(Integer.getInteger("unisono.aggregate.seconds", 5));
    private static final int PAUSE_MILLIS_MAX = 6;

    private final AtomicBoolean writersEnd = new AtomicBoolean();
    private final AtomicBoolean readersEnd = new AtomicBoolean();

    @Test
    void haveNoGapAndNothingTwiceAndOneOrderForAllReaders() throws Exception {
        try (var bank = new Branch().connections(WRITERS).opened();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bank.accounts().load(Bank.ANN);
            bank.sql("create table elsewhere (number int)");
            var writing = started(threads, WRITERS, seed -> new Writer(bank, seed));
            var reading = started(threads, READERS, seed -> new Reader(bank, seed));
            Thread.sleep(DURATION);
            writersEnd.set(true);
            var written = new TreeMap<String, List<Long>>();
            int stale = 0;
            for (var writer : writing) {
                var one = writer.get();
                stale += one.stale;
                one.committed.forEach((key, all) ->
                        written.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(all));
            }
            readersEnd.set(true);

            System.out.printf(
                    "%,d events in %d streams, %d commands too late%n",
                    written.values().stream().mapToInt(List::size).sum(), written.size(), stale);
            assertThat(stale).isPositive();
            assertThat(written).hasSize(STREAMS);
            written.forEach((key, versions) -> assertEachOnce(bank, key, versions));
            for (var reader : reading) {
                assertThat(reader.get().seen).isEqualTo(inOrder(written));
            }
        }
    }

    private static void assertEachOnce(Bank bank, String key, List<Long> versions) {
        var sorted = versions.stream().sorted().toList();
        assertThat(sorted).as(key).isEqualTo(counted(versions.size()));
        assertThat(bank.accounts().load(new AccountId(key)).version()).isEqualTo(versions.size());
    }

    private static Map<String, List<Long>> inOrder(Map<String, List<Long>> written) {
        var expected = new TreeMap<String, List<Long>>();
        written.forEach((key, versions) -> expected.put(key, counted(versions.size())));
        return expected;
    }

    private static List<Long> counted(int size) {
        return IntStream.rangeClosed(1, size).mapToObj(Long::valueOf).toList();
    }

    private static <T> List<Future<T>> started(
            ExecutorService threads, int number, IntFunction<Callable<T>> task) {
        return IntStream.range(0, number)
                .mapToObj(seed -> threads.submit(task.apply(seed)))
                .toList();
    }

    /// Writes in random transactions, each event with the version that it should have, and keeps
    /// account of what was committed.
    private final class Writer implements Callable<Writer> {
        private final Bank bank;
        private final Random random;
        private final Map<String, List<Long>> committed = new TreeMap<>();
        private int stale;

        Writer(Bank bank, long seed) {
            this.bank = bank;
            this.random = new Random(seed);
        }

        @Override
        public Writer call() throws Exception {
            while (!writersEnd.get()) {
                var pending = new TreeMap<String, List<Long>>();
                try {
                    write(pending);
                    pending.forEach((key, all) ->
                            committed.computeIfAbsent(key, _ -> new ArrayList<>()).addAll(all));
                } catch (StaleAggregate e) {
                    stale++;
                } catch (Undone e) {
                    pending.clear();
                }
            }
            return this;
        }

        private void write(Map<String, List<Long>> pending) throws Exception {
            if (random.nextInt(4) == 0) {
                append(pending);
                return;
            }
            bank.transactions()
                    .<Exception>run(() -> {
                        elsewhere();
                        int streams = 1 + random.nextInt(3);
                        for (int number = 0; number < streams; number++) {
                            append(pending);
                            pause();
                        }
                        if (random.nextInt(10) == 0) {
                            throw new Undone();
                        }
                    });
        }

        private void append(Map<String, List<Long>> pending) {
            var id = new AccountId("a" + (100 + random.nextInt(STREAMS)));
            int count = 1 + random.nextInt(3);
            var after = bank.accounts().change(id, account -> events(account.balance(), count));
            for (int back = count - 1; back >= 0; back--) {
                pending.computeIfAbsent(id.text(), _ -> new ArrayList<>())
                        .add((long) after.version() - back);
            }
        }

        /// The balance counts the events, so that each says which one it is.
        private static List<AccountEvent> events(long before, int count) {
            var events = new ArrayList<AccountEvent>();
            for (int number = 1; number <= count; number++) {
                events.add(new PaidIn(1, "N" + (before + number)));
            }
            return events;
        }

        /// As the entities of a module, with a savepoint that is rolled back to.
        private void elsewhere() {
            bank.transactions()
                    .session()
                    .doWork(connection -> {
                        Sql.run(connection, "insert into elsewhere values (1)");
                        var savepoint = connection.setSavepoint();
                        Sql.run(connection, "insert into elsewhere values (2)");
                        connection.rollback(savepoint);
                    });
        }

        private void pause() throws InterruptedException {
            Thread.sleep(random.nextInt(PAUSE_MILLIS_MAX));
        }
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Reads the log as all readers do, page by page.
    private final class Reader implements Callable<Reader> {
        private static final String PAGE =
                "select horizon, position, key, convert_from(payload, 'UTF8')::json ->> 'currency' from unisono.page(?, ?)";

        private final Bank bank;
        private final Random random;
        private final Map<String, List<Long>> seen = new TreeMap<>();
        private long after;

        Reader(Bank bank, long seed) {
            this.bank = bank;
            this.random = new Random(seed);
        }

        @Override
        public Reader call() throws Exception {
            try (var connection = bank.connect()) {
                boolean last;
                boolean more;
                do {
                    last = readersEnd.get();
                    more = page(connection);
                } while (more || !last);
            }
            return this;
        }

        private boolean page(Connection connection) throws SQLException {
            try (var select = connection.prepareStatement(PAGE)) {
                select.setLong(1, after);
                select.setInt(2, 1 + random.nextInt(200));
                boolean more = false;
                long horizon = after;
                try (var rows = select.executeQuery()) {
                    rows.next();
                    horizon = rows.getLong(1);
                    while (rows.next()) {
                        more = true;
                        after = rows.getLong(2);
                        seen.computeIfAbsent(rows.getString(3), _ -> new ArrayList<>())
                                .add(Long.parseLong(rows.getString(4).substring(1)));
                    }
                }
                after = more ? after : Math.max(after, horizon);
                return more;
            }
        }
    }
}
