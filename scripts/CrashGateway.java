/// Buys all real baskets at a payment gateway that declines, fails and is killed, while the import
/// is killed, too; and proves that every payment is settled once, and the same on both sides.
///
///     ./unisono --version                        # builds the module path, if it has to be
///     java scripts/CrashGateway.java [FILE] [SEED]
///
/// Run it from the root of the repository, with a JDK 25. A gateway that declines 5 % of the
/// payments and fails in 10 % of the calls (500, 503, no answer, a cut; before the capture or
/// after it) runs beside an import of FILE (by default the real baskets in `data/`) into an empty
/// database in a temporary directory. At four moments, drawn from the captures made so far, the
/// gateway or the import is killed with `kill -9`, each of them twice, and started again. When the
/// import is complete, its figures must be those of one that nobody disturbed; the gateway's
/// journal must have one line per payment; and `reconcile` must find no difference, and nothing
/// pending.
///
/// Prints a line per kill, and the SEED, to draw the same again. The exit code is 0, or 1
/// when anything deviates; then the database stays for whoever wants to look.

static final Path REAL_BASKETS = Path.of("data", "online-retail-2010-12_2011-06.csv.gz");
static final int REAL_ACCEPTED = 9_628;
static final String REAL_FIGURES =
        """
        "invoices":12795,"accepted":9628,"skipped":2006,"refused":1161,\
        "refusedBy":{"cart":758,"order":402,"payment":1}\
        """;

static final List<String> FAULTS =
        List.of("--declined", "5", "--failing", "10", "--hang", "6000");

/// Something is not as it has to be.
static final class Deviation extends RuntimeException {
    Deviation(String message) {
        super(message);
    }
}

/// The gateway at its port, and the import beside it.
static final class Scene {
    final Path directory;
    final Path journal;
    final Path file;
    Process gateway;
    Process importing;
    String address = "http://127.0.0.1:0";

    Scene(Path file) throws IOException {
        this.file = file;
        directory = Files.createTempDirectory("unisono-gateway-");
        journal = directory.resolve("journal");
        IO.println("an empty database in " + directory);
    }

    long settled() throws IOException {
        try (var lines = Files.lines(journal)) {
            return lines.count();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}

void main(String[] arguments) throws Exception {
    var file = arguments.length > 0 ? Path.of(arguments[0]) : REAL_BASKETS;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : new Random().nextLong();
    if (!Files.isRegularFile(file) || !Files.isDirectory(Path.of("modules"))) {
        IO.println("There is no " + file + " or no modules. Run this from the repository's root.");
        System.exit(1);
    }
    IO.println("seed " + seed);
    var scene = new Scene(file);
    try {
        play(scene, new Random(seed));
        delete(scene);
    } catch (Deviation deviation) {
        IO.println("DEVIATION: " + deviation.getMessage());
        System.exit(1);
    } finally {
        scene.gateway.destroyForcibly().waitFor();
    }
}

void play(Scene scene, Random random) throws Exception {
    startGateway(scene);
    startImport(scene);
    long settled = 0;
    for (int kill = 0; kill < 4; kill++) {
        settled += 1 + random.nextInt(REAL_ACCEPTED / 5);
        boolean more = awaitSettled(scene, settled);
        IO.print("%,6d settled: ".formatted(scene.settled()));
        if (!more) {
            IO.println("the import is complete, and nobody is killed any more");
            break;
        }
        if (kill % 2 == 0) {
            scene.gateway.destroyForcibly().waitFor();
            startGateway(scene);
            IO.println("the gateway was killed, and is back");
        } else {
            scene.importing.destroyForcibly().waitFor();
            startImport(scene);
            IO.println("the import was killed, and goes on");
        }
    }
    complete(scene);
}

/// @return false if the import was complete before
boolean awaitSettled(Scene scene, long settled) throws Exception {
    while (scene.settled() < settled) {
        if (scene.importing.waitFor(20, TimeUnit.MILLISECONDS)) {
            return false;
        }
    }
    return true;
}

void complete(Scene scene) throws Exception {
    var out = scene.importing.inputReader(StandardCharsets.UTF_8).readLine();
    expect(scene.importing.waitFor() == 0, "the import ended with " + out);
    IO.println("at the end: " + out);
    expect(out.contains("\"pending\":0,\"stopped\":0"), "deliveries are left: " + out);
    if (scene.file.equals(REAL_BASKETS)) {
        expect(out.contains(REAL_FIGURES), "it has to be " + REAL_FIGURES);
    }
    var journal = Files.readAllLines(scene.journal);
    var keys = journal.stream().map(line -> line.replaceFirst(",\"state\".*", ""));
    expect(keys.distinct().count() == journal.size(), "a payment was settled twice");
    long captured = journal.stream().filter(line -> line.contains("\"captured\"")).count();
    var reconciling = start(scene, "reconcile", "-o", "json");
    var books = reconciling.inputReader(StandardCharsets.UTF_8).readLine();
    IO.println("at the end: " + books);
    expect(reconciling.waitFor() == 0, "there are differences");
    expect(books.contains("\"captures\":{\"count\":" + captured + ","), "captures are missing");
    expect(books.contains("\"pending\":[]"), "something is pending");
    IO.println(
            "%,d captured, %,d declined, no difference"
                    .formatted(captured, journal.size() - captured));
}

/// Once more at the port that it had.
void startGateway(Scene scene) throws Exception {
    var words = new ArrayList<>(List.of("gateway", "run", "-o", "json"));
    words.addAll(List.of("--listen", scene.address.replaceFirst(".*:", "")));
    words.addAll(List.of("--journal", scene.journal.toString()));
    words.addAll(FAULTS);
    scene.gateway = start(scene, words.toArray(String[]::new));
    var said = String.valueOf(scene.gateway.inputReader(StandardCharsets.UTF_8).readLine());
    var address = Pattern.compile("\"listening\":\"([^\"]+)\"").matcher(said);
    expect(address.find(), "the gateway says " + said);
    scene.address = address.group(1);
}

void startImport(Scene scene) throws IOException {
    scene.importing = start(scene, "import", scene.file.toString(), "-o", "json");
}

Process start(Scene scene, String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-p", "modules", "-m", "app"));
    command.addAll(List.of(words));
    var log = scene.directory.resolve("log").toFile();
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().keySet().removeIf(name -> name.startsWith("UNISONO_"));
    builder.environment().put("UNISONO_DATA", scene.directory.resolve("data").toString());
    if (!words[0].equals("gateway")) {
        builder.environment().put("UNISONO_GATEWAY_URL", scene.address);
    }
    return builder.start();
}

void expect(boolean right, String otherwise) {
    if (!right) {
        throw new Deviation(otherwise);
    }
}

/// Waits until the server has ended, which deletes files itself.
void delete(Scene scene) throws Exception {
    var pid = scene.directory.resolve("data", "data", "postmaster.pid");
    for (int i = 0; Files.exists(pid) && i < 1_000; i++) {
        Thread.sleep(10);
    }
    try (var files = Files.walk(scene.directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
}
