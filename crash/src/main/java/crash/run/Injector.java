package crash.run;

import crash.node.Journal;
import crash.run.Kind.On;
import crash.run.Plan.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import unisono.test.Wire;

/// Breaks what a plan says, and mends it again. What is broken already is not broken once more
/// before it is mended.
final class Injector {
    private static final int REQUESTS_MAX = 30;
    private static final long CLOCK_MAX_MILLIS = Duration.ofDays(10).toMillis();

    private final Setting setting;
    private final Database database;
    private final List<Member> members;
    private final int nodes;
    private final Journal journal;
    private final Consumer<String> out;
    private final Semaphore databaseFree = new Semaphore(1, true);
    private final List<Thread> running = new ArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final long beginning = System.currentTimeMillis();

    /// @param members the nodes, and last the sender
    Injector(
            Setting setting,
            Database database,
            List<Member> members,
            Journal journal,
            Consumer<String> out) {
        this.setting = setting;
        this.database = database;
        this.members = members;
        this.nodes = members.size() - 1;
        this.journal = journal;
        this.out = out;
    }

    /// What is to come before the next group.
    interface Calm {
        void await() throws IOException, SQLException, InterruptedException;
    }

    /// Breaks what the plan says, group by group; returns when everything is as before.
    void run(Plan plan, Calm calm) throws IOException, SQLException, InterruptedException {
        for (var step : plan.steps()) {
            if (step.settled()) {
                settle();
                calm.await();
            } else {
                Thread.sleep(setting.leases(step.pause()));
            }
            var free = freeOf(step);
            free.acquire();
            running.add(Thread.ofPlatform().start(() -> inject(step, free)));
        }
        settle();
        calm.await();
    }

    /// Waits until everything is as before.
    private void settle() throws InterruptedException {
        for (var fault : running) {
            fault.join();
        }
        running.clear();
        for (var node : members) {
            node.awaitReady();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A fault could not be injected.", failures.peek());
        }
    }

    private Semaphore freeOf(Step step) {
        return step.kind().on() == On.DATABASE || step.target() == Plan.ALL
                ? databaseFree
                : member(step).free();
    }

    private Member member(Step step) {
        return members.get(step.target());
    }

    private void inject(Step step, Semaphore free) {
        try {
            long began = System.currentTimeMillis();
            out.accept(
                    "%5d  %-16s %-8s at %6.1f s"
                            .formatted(
                                    step.number(),
                                    step.kind().text(),
                                    target(step),
                                    (began - beginning) / 1e3));
            long lifted = breakAndMend(step, began);
            journal.append(
                    String.valueOf(step.number()),
                    step.kind().text(),
                    target(step),
                    String.valueOf(began),
                    String.valueOf(lifted),
                    String.valueOf(System.currentTimeMillis()));
        } catch (IOException | SQLException | RuntimeException failure) {
            failures.add(failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    private String target(Step step) {
        if (step.kind().on() == On.DATABASE) {
            return "database";
        }
        return step.target() == Plan.ALL ? "all" : member(step).name();
    }

    /// @return from when on nothing hinders the rest
    private long breakAndMend(Step step, long began)
            throws IOException, SQLException, InterruptedException {
        switch (step.kind().on()) {
            case NODE -> onNode(step);
            case LINE -> onLines(step);
            case DATABASE -> onDatabase(step);
        }
        long mended = System.currentTimeMillis();
        awaitAll(step);
        return isLeftToOthers(step) ? began : mended;
    }

    /// Others are there, and have to take over what the node had.
    private boolean isLeftToOthers(Step step) {
        boolean ofNode =
                step.kind().on() != On.DATABASE
                        && step.target() != Plan.ALL
                        && step.target() < nodes;
        return step.kind().on() == On.DATABASE
                ? step.kind() != Kind.FULL_DISK
                : ofNode && nodes > 1;
    }

    private void awaitAll(Step step) throws InterruptedException {
        if (step.kind().on() == On.DATABASE) {
            database.await();
        }
        if (step.kind().on() == On.NODE) {
            member(step).awaitReady();
        }
    }

    private void onNode(Step step) throws IOException, InterruptedException {
        var node = member(step);
        var length = setting.leases(step.leases());
        switch (step.kind()) {
            case KILL_NODE -> {
                node.kill();
                Thread.sleep(length);
                node.comeBack();
            }
            case LEAVE -> {
                node.leave();
                Thread.sleep(length);
                node.comeBack();
            }
            case STOP_NODE -> {
                node.signal("STOP");
                Thread.sleep(length);
                node.signal("CONT");
            }
            default -> node.mistakeClock(Math.round((step.chance() - 0.5) * CLOCK_MAX_MILLIS));
        }
    }

    private void onLines(Step step) throws InterruptedException {
        var wires =
                step.target() == Plan.ALL
                        ? members.stream().map(Member::wire).toList()
                        : List.of(member(step).wire());
        switch (step.kind()) {
            case CUT -> wires.forEach(Wire::cut);
            case LOSE_ANSWER ->
                    wires.forEach(
                            wire -> wire.loseAnswer(1 + (int) (step.chance() * REQUESTS_MAX)));
            case REFUSE -> {
                wires.forEach(Wire::refuse);
                wires.forEach(Wire::cut);
                Thread.sleep(setting.leases(step.leases()));
                wires.forEach(Wire::admit);
            }
            default -> silence(step, wires);
        }
    }

    private void silence(Step step, List<Wire> wires) throws InterruptedException {
        wires.forEach(Wire::freeze);
        Thread.sleep(setting.leases(step.leases()));
        if (step.kind() == Kind.HALF_OPEN) {
            wires.forEach(Wire::cut);
        }
        wires.forEach(Wire::thaw);
    }

    private void onDatabase(Step step) throws IOException, SQLException, InterruptedException {
        switch (step.kind()) {
            case KILL_POSTMASTER -> database.killPostmaster();
            case KILL_BACKEND -> database.killBackend();
            case KILL_DB_RUN -> database.killRun();
            default -> {
                database.fillDisk();
                Thread.sleep(setting.leases(step.leases()));
                database.emptyDisk();
            }
        }
    }
}
