package crash.run;

import crash.check.Recovery;
import crash.check.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.function.Consumer;

/// Round after round until there were as many faults as were asked for: with as many nodes as were
/// asked for, then with one, with two and so on. What it draws, it draws from the seed.
public final class Matrix {
    private static final int FAULTS_PER_ROUND = 25;
    private static final int SHOWN_MAX = 20;

    private final Setting setting;
    private final Consumer<String> out;
    private final Tally tally = new Tally();

    public Matrix(Setting setting, Consumer<String> out) {
        this.setting = setting;
        this.out = out;
    }

    /// Runs all of it, and says whether every promise was kept.
    public boolean run() throws IOException, SQLException, InterruptedException {
        var random = new Random(setting.seed());
        boolean disk = Disk.isPossible();
        if (!disk) {
            out.accept("No disk can be mounted here, which needs root: none will be full.");
        }
        for (int done = 0, round = 1; done < setting.faults(); round++) {
            int faults = Math.min(FAULTS_PER_ROUND, setting.faults() - done);
            int nodes = 1 + (setting.nodes() - 2 + round) % setting.nodes();
            var plan = Plan.of(random, done + 1, faults, nodes, Plan.kinds(disk));
            run(round, nodes, plan);
            done += faults;
        }
        tally.print(out);
        return tally.isKept();
    }

    private void run(int number, int nodes, Plan plan)
            throws IOException, SQLException, InterruptedException {
        var history = setting.histories().resolve("round-%02d".formatted(number));
        out.accept("round %d, nodes: %d, history: %s".formatted(number, nodes, history));
        try (var disk = Disk.at(history.resolve("disk"));
                var database = Database.on(disk, setting.modules(), history.resolve("db-run.log"));
                var round = new Round(setting, history, database, out)) {
            report(round.run(nodes, plan), history);
        }
    }

    private void report(Verdict verdict, Path history) {
        tally.add(verdict);
        for (var recovery : verdict.recoveries()) {
            out.accept("%5d  %s".formatted(recovery.fault().number(), text(recovery)));
        }
        out.accept(
                "  %d emissions (%s), %d effects, %d of them repeated: %s"
                        .formatted(
                                verdict.emissions(),
                                verdict.ends(),
                                verdict.effects(),
                                verdict.repeated(),
                                verdict.violations().isEmpty()
                                        ? "every promise was kept"
                                        : verdict.violations().size() + " VIOLATIONS, " + history));
        verdict.violations().stream()
                .limit(SHOWN_MAX)
                .forEach(violation -> out.accept("  " + violation));
    }

    private static String text(Recovery recovery) {
        return recovery.isSeen()
                ? "%-16s full rate again after %4.1f s%s"
                        .formatted(
                                recovery.fault().kind(),
                                recovery.millis() / 1e3,
                                recovery.beside() ? ", beside others" : "")
                : "%-16s no full rate again".formatted(recovery.fault().kind());
    }
}
