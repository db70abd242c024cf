/// Kills the application in the middle of an import, again and again, and proves that nothing is
/// lost, doubled or half done.
///
///     ./unisono --version                        # builds the module path, if it has to be
///     java scripts/CrashImport.java [ROUNDS] [FILE] [SEED]
///
/// Run it from the root of the repository, with a JDK 25. It imports FILE (by default the real
/// baskets in `data/`) into an empty database in a temporary directory. In each of ROUNDS rounds
/// (by default 20) the import is started, or resumed, and killed with `kill -9` at a random moment;
/// in every fourth round the PostgreSQL server is killed with it, with its whole process group.
/// Then the application starts again and reconciles: there must be no difference, and no basket
/// fewer than the round before. At last the import runs to its end, and the figures must be those
/// of an import that nobody disturbed.
///
/// An import that is complete before its moment has come is checked like the last one, and the
/// round is repeated from an empty database: a fast machine sees as many kills as a slow one.
///
/// Prints a line per round, and the SEED, to draw the same again. The exit code is 0, or 1
/// when anything deviates; then the database stays for whoever wants to look.

static final Path REAL_BASKETS = Path.of("data", "online-retail-2010-12_2011-06.csv.gz");
static final String REAL_FIGURES =
        """
        "invoices":12795,"accepted":9628,"skipped":2006,"refused":1161,\
        "refusedBy":{"cart":758,"order":402,"payment":1},"already":%d,"lines":237793,\
        "total":"4668959.05"\
        """;

/// A round lasts up to so many times as long as the application took last to start and reconcile:
/// as short as pays on an idle machine, and long enough on a busy one to buy something. Starting is
/// a moment of an import, too.
static final int STARTS_UNTIL_KILL_MAX = 4;

static final int ROUNDS_PER_SERVER_KILL = 4;

/// Something is not as it has to be.
static final class Deviation extends RuntimeException {
    Deviation(String message) {
        super(message);
    }
}

record Ended(int code, String out) {}

/// A database, how many baskets it must have at least, and how long starting took last.
static final class Books {
    final Path directory;
    long bought;
    long startMillis;

    Books() throws IOException {
        directory = Files.createTempDirectory("unisono-crash-");
        IO.println("an empty database in " + directory);
    }
}

void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
    var file = arguments.length > 1 ? Path.of(arguments[1]) : REAL_BASKETS;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : new Random().nextLong();
    if (!Files.isRegularFile(file) || !Files.isDirectory(Path.of("modules"))) {
        IO.println("There is no " + file + " or no modules. Run this from the repository's root.");
        System.exit(1);
    }
    IO.println("%d rounds, seed %d".formatted(rounds, seed));
    try {
        var books = crash(rounds, file, new Random(seed));
        complete(file, books);
        delete(books);
    } catch (Deviation deviation) {
        IO.println("DEVIATION: " + deviation.getMessage());
        System.exit(1);
    }
}

Books crash(int rounds, Path file, Random random) throws Exception {
    var books = founded();
    for (int round = 1; round <= rounds; round++) {
        boolean server = round % ROUNDS_PER_SERVER_KILL == 0;
        long millis = moment(random, books);
        while (!killed(file, books, millis, server)) {
            IO.println("round %2d: the import was faster; from the start".formatted(round));
            complete(file, books);
            delete(books);
            books = founded();
            millis = moment(random, books);
        }
        IO.print(
                "round %2d: killed%s after %,6d ms; "
                        .formatted(round, server ? " with PostgreSQL" : "", millis));
        reconcile(books);
        IO.println("%,6d bought, no difference".formatted(books.bought));
    }
    return books;
}

/// Drawn anew for each attempt: one that no import lasts until would never come.
long moment(Random random, Books books) {
    return (long) (random.nextDouble() * STARTS_UNTIL_KILL_MAX * books.startMillis);
}

/// An empty database; the second start is the one that counts.
Books founded() throws Exception {
    var books = new Books();
    reconcile(books);
    reconcile(books);
    return books;
}

/// Imports until the moment has come.
///
/// @return false if the import was complete before
boolean killed(Path file, Books books, long millis, boolean server) throws Exception {
    var importing = start(books, "import", file.toString(), "-o", "json");
    if (importing.waitFor(millis, TimeUnit.MILLISECONDS)) {
        expect(importing.exitValue() == 0, "an import ended with " + importing.exitValue());
        return false;
    }
    if (server) {
        killServer(books);
    }
    importing.destroyForcibly().waitFor();
    return true;
}

/// The keeper leads the process group of the server, and its number is the first word of a file.
/// In its first second an import has not started a server yet.
void killServer(Books books) throws Exception {
    var keeper = books.directory.resolve("data", "keeper");
    if (Files.exists(keeper)) {
        var group = "-" + Files.readString(keeper).split(" ", 2)[0];
        new ProcessBuilder("sh", "-c", "kill -s KILL -- " + group + " 2>/dev/null")
                .start()
                .waitFor();
    }
}

/// Compares the modules, and what there is with what there was.
void reconcile(Books books) throws Exception {
    long begun = System.nanoTime();
    var ended = run(books, "reconcile", "-o", "json");
    books.startMillis = (System.nanoTime() - begun) / 1_000_000;
    expect(ended.code == 0, "reconcile ended with " + ended.code + ": " + ended.out);
    var book = Pattern.compile("\\{\"count\":(\\d+),\"total\":\"[0-9.]+\"}").matcher(ended.out);
    var counts = book.results().map(each -> each.group()).distinct().toList();
    expect(counts.size() == 1, "the books differ: " + ended.out);
    book.reset().find();
    long bought = Long.parseLong(book.group(1));
    expect(bought >= books.bought, "%d were bought, and now %d".formatted(books.bought, bought));
    books.bought = bought;
}

/// Lets an import run to its end, and checks what it says of itself.
void complete(Path file, Books books) throws Exception {
    reconcile(books);
    var ended = run(books, "import", file.toString(), "-o", "json");
    IO.print("at the end: " + ended.out);
    expect(ended.code == 0, "the last import ended with " + ended.code);
    expect(
            ended.out.contains("\"already\":" + books.bought + ","),
            "%d were bought before the last import".formatted(books.bought));
    if (file.equals(REAL_BASKETS)) {
        var figures = REAL_FIGURES.formatted(books.bought);
        expect(ended.out.contains(figures), "it has to be " + figures);
    }
    reconcile(books);
    expect(
            ended.out.contains("\"accepted\":" + books.bought + ","),
            "the books have %d baskets".formatted(books.bought));
    IO.println("at the end: %,d bought, no difference".formatted(books.bought));
}

Ended run(Books books, String... words) throws Exception {
    var process = start(books, words);
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
}

Process start(Books books, String... words) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-p", "modules", "-m", "app"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("UNISONO_"));
    builder.environment().put("UNISONO_DATA", books.directory.resolve("data").toString());
    return builder.start();
}

void expect(boolean right, String otherwise) {
    if (!right) {
        throw new Deviation(otherwise);
    }
}

/// Waits until the server has ended, which deletes files itself.
void delete(Books books) throws Exception {
    var pid = books.directory.resolve("data", "data", "postmaster.pid");
    for (int i = 0; Files.exists(pid) && i < 1_000; i++) {
        Thread.sleep(10);
    }
    try (var files = Files.walk(books.directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
}
