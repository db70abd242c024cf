package benchmarks.delivery;

import benchmarks.Named;
import benchmarks.RunOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./unisono bench delivery`.
@Command(
        name = "delivery",
        description =
                "Measures what durable delivery costs, beside the same work by hand and the peers.",
        footer = {
            "",
            "Each system plays in JVMs of its own on a PostgreSQL of its own whose commits wait",
            "for the disk. docs/performance.md says what each row is."
        })
@SuppressWarnings("NullAway.Init") // picocli fills the fields.
public final class DeliveryCommand implements Callable<Integer> {
    private static final int SLOW_EVENTS_MAX = 5_000;
    private static final int WIRE_EVENTS_MAX = 2_000;

    @Mixin private RunOptions run;
    @Mixin private CourseOptions options;

    @Option(
            names = "--systems",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "",
            completionCandidates = Systems.class,
            description = "only those whose name begins so: ${COMPLETION-CANDIDATES}")
    private List<String> systems;

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            defaultValue = "",
            completionCandidates = Parts.class,
            description = "only those whose name begins so: ${COMPLETION-CANDIDATES}")
    private List<String> parts;

    @Option(
            names = "--held",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "how long a transaction is held open; by default 60")
    private long held;

    @Option(
            names = "--rest",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "how long a system is watched at rest; by default 20")
    private long rest;

    private final List<Measurement> costs = new ArrayList<>();
    private final List<HeldOpen.Found> heldOpen = new ArrayList<>();
    private final List<Latency.Line> delays = new ArrayList<>();
    private final List<OnTheWire.Line> wire = new ArrayList<>();

    private enum Part implements Named {
        COST("what an event costs"),
        HELD("with a transaction held open"),
        LATENCY("from the commit to the handler"),
        WIRE("on the wire, and at rest");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        @Override
        public String words() {
            return words;
        }
    }

    private static final class Systems implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Named.keys(Contender.values()).iterator();
        }
    }

    private static final class Parts implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Named.keys(Part.values()).iterator();
        }
    }

    @Override
    public Integer call() throws Exception {
        var contenders = run.chosen(systems, Contender.values());
        var chosen = run.chosen(parts, Part.values());
        var course = options.course(run);
        run.begin(announcement(contenders, chosen, course));
        boolean complete = true;
        try (var ground = new Ground(options.directory())) {
            for (var part : chosen) {
                complete &= measure(part, ground, course, contenders);
            }
        }
        run.print(new Report(costs, heldOpen, delays, wire));
        return complete ? 0 : 1;
    }

    private String announcement(List<Contender> contenders, List<Part> chosen, Course course) {
        return "%d systems, %d parts, %d rounds of %,d events, %d JVM(s) for each: a minute for each of these, about."
                .formatted(
                        contenders.size(),
                        chosen.size(),
                        course.rounds(),
                        course.events(),
                        run.effort().forks());
    }

    private boolean measure(Part part, Ground ground, Course course, List<Contender> contenders) {
        return switch (part) {
            case COST -> costs(ground, course, contenders);
            case HELD -> held(ground, course, contenders);
            case LATENCY ->
                    run.measure(
                            part,
                            () ->
                                    delays.addAll(
                                            new Latency(ground, atMost(SLOW_EVENTS_MAX, course))
                                                    .measure()));
            case WIRE -> wire(ground, course, contenders);
        };
    }

    private static int atMost(int max, Course course) {
        return Math.min(max, course.events());
    }

    /// One JVM of each after the other, and then again: what the machine does meanwhile falls on
    /// all.
    private boolean costs(Ground ground, Course course, List<Contender> contenders) {
        var all = new EnumMap<Contender, Map<Way, List<Round>>>(Contender.class);
        boolean complete = true;
        for (int fork = 0; fork < run.effort().forks(); fork++) {
            for (var contender : contenders) {
                var name = "cost_%s_%d".formatted(contender.name(), fork);
                var its = all.computeIfAbsent(contender, _ -> new EnumMap<>(Way.class));
                complete &=
                        run.measure(contender, () -> cost(ground, course, contender, name, its));
            }
        }
        all.forEach((contender, its) -> costs.addAll(Course.measurements(contender, its)));
        return complete;
    }

    private static void cost(
            Ground ground,
            Course course,
            Contender contender,
            String name,
            Map<Way, List<Round>> all)
            throws Exception {
        try (var child = new Child(contender, ground.database(name), ground.cpu())) {
            course.run(child, contender, contender.ways())
                    .forEach((way, its) ->
                            all.computeIfAbsent(way, _ -> new ArrayList<>()).addAll(its));
        } finally {
            ground.drop(name);
        }
    }

    private boolean held(Ground ground, Course course, List<Contender> contenders) {
        boolean complete = true;
        var holding = new HeldOpen(ground, course, Duration.ofSeconds(held));
        for (var contender : contenders.stream().filter(Contender::isOurs).toList()) {
            complete &=
                    run.measure(
                            Part.HELD,
                            () -> heldOpen.add(holding.measure(contender, heldOpen.size())));
        }
        return complete;
    }

    private boolean wire(Ground ground, Course course, List<Contender> contenders) {
        boolean complete = true;
        var measuring =
                new OnTheWire(ground, atMost(WIRE_EVENTS_MAX, course), Duration.ofSeconds(rest));
        for (var contender : contenders) {
            if (contender.isOurs() || contender.ways().size() == 1) {
                complete &= run.measure(contender, () -> wire.add(measuring.measure(contender)));
            }
        }
        return complete;
    }
}
