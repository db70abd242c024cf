package benchmarks.delivery;

import benchmarks.RunOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./unisono bench growth`.
@Command(
        name = "growth",
        description = "Measures what a log of very many rows changes, and how fast they go.",
        footer = {
            "",
            "A hundred million rows take some 45 GB and half an hour to be made. What is",
            "compared is the same on an empty log, of the same run."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class GrowthCommand implements Callable<Integer> {
    private static final long ROWS_MAX = 1_000_000_000;
    private static final int SLOW_EVENTS_MAX = 2_000;
    private static final double NANOS_OF_A_SECOND = 1e9;

    @Mixin private RunOptions run;
    @Mixin private CourseOptions options;

    @Option(
            names = "--rows",
            paramLabel = "NUMBER",
            defaultValue = "100000000",
            description = "of the grown log; by default 100,000,000")
    private long rows;

    @Override
    public Integer call() throws Exception {
        if (rows < 1 || rows > ROWS_MAX) {
            throw run.wrong("there are 1 to %d rows.".formatted(ROWS_MAX));
        }
        var course = options.course(run);
        run.begin(
                "%,d rows, %d rounds of %,d events on each log."
                        .formatted(rows, course.rounds(), course.events()));
        try (var ground = new Ground(options.directory())) {
            run.print(measure(ground, course));
        }
        return 0;
    }

    private GrowthReport measure(Ground ground, Course course) throws Exception {
        var growth = new Growth(ground, course, Math.min(course.events(), SLOW_EVENTS_MAX));
        run.say("an empty log …");
        var empty = growth.play(ground.database("empty"), "an empty log");
        run.say("filling …");
        var place = ground.database("grown");
        long began = System.nanoTime();
        var filled = new Filling(place, rows).fill();
        double seconds = (System.nanoTime() - began) / NANOS_OF_A_SECOND;
        var size =
                new GrowthReport.Size(filled.rows(), filled.partitions(), ground.bytes(), seconds);
        run.say("the grown log …");
        var grown = growth.play(place, "%,d rows".formatted(filled.rows()));
        run.say("dropping …");
        var drops = growth.drop(place, filled.partitions());
        return new GrowthReport(
                Growth.compare(grown, empty), List.of(empty.delays(), grown.delays()), size, drops);
    }
}
