package crash.run;

import crash.check.Verdict;
import crash.node.Journal;
import crash.node.RelayEvents;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// An empty database, some nodes and the sender; then one plan of faults; then the verdict. Its
/// history stays.
final class Round implements AutoCloseable {
    /// In which the rate is measured that is to come back.
    private static final Duration CALM = Duration.ofSeconds(5);

    /// For how long nothing more is broken, at most, until the rate is full again. Longer than is
    /// allowed: so each group of faults is judged by itself.
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(14);

    /// Within which everything is to be done when nobody emits any more.
    private static final Duration DRAIN_MAX = Duration.ofSeconds(45);

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final double LATE = 2.5;

    private final Setting setting;
    private final Path history;
    private final Consumer<String> out;
    private final Database database;

    /// The nodes, and last the sender.
    private final List<Member> members = new ArrayList<>();

    Round(Setting setting, Path history, Database database, Consumer<String> out) {
        this.setting = setting;
        this.history = history;
        this.database = database;
        this.out = out;
    }

    /// Breaks what the plan says, under load, and judges.
    Verdict run(int nodes, Plan plan) throws IOException, SQLException, InterruptedException {
        begin(nodes);
        try (var faults = Journal.to(history.resolve("faults.tsv"))) {
            new Injector(setting, database, members, faults, out).run(plan, this::recover);
        }
        members.forEach(Member::quieten);
        drain();
        Thread.sleep(setting.leases(LATE));
        var verdict = verdict();
        if (!verdict.violations().isEmpty()) {
            try (var connection = database.connect()) {
                Export.inside(connection, history);
            }
        }
        return verdict;
    }

    /// The sender comes last, when all listeners are known.
    private void begin(int nodes) throws IOException, InterruptedException {
        for (var promise : RelayEvents.PROMISES) {
            append("listeners.tsv", promise.split("\t", -1));
        }
        for (int i = 1; i <= nodes; i++) {
            members.add(member("node-" + i));
        }
        for (var node : members) {
            node.awaitReady();
        }
        var sender = member("sender");
        members.add(sender);
        sender.awaitReady();
        Thread.sleep(CALM);
    }

    private void append(String file, String... fields) throws IOException {
        try (var journal = Journal.to(history.resolve(file))) {
            journal.append(fields);
        }
    }

    private Member member(String name) throws IOException {
        return new Member(name, setting, database.jdbcUrl(), history, database.credentials());
    }

    private void recover() throws IOException, SQLException, InterruptedException {
        long end = System.nanoTime() + RECOVERY_MAX.toNanos();
        while (!verdict().isRecovered() && System.nanoTime() < end) {
            Thread.sleep(LOOK);
        }
    }

    private void drain() throws IOException, SQLException, InterruptedException {
        long end = System.nanoTime() + DRAIN_MAX.toNanos();
        Thread.sleep(LOOK);
        while (!verdict().isComplete() && System.nanoTime() < end) {
            Thread.sleep(LOOK);
        }
    }

    private Verdict verdict() throws IOException, SQLException {
        try (var connection = database.connect()) {
            Export.history(connection, history);
        }
        return Verdict.of(history);
    }

    @Override
    public void close() {
        members.forEach(Member::close);
    }
}
