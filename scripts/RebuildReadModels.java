/// Imports baskets into an empty shop, folds its read models anew from nothing, and proves that
/// they equal the ones that grew with the import.
///
///     ./unisono --version                             # builds the module path, if it has to be
///     java scripts/RebuildReadModels.java [FILE]
///
/// Run it from the root of the repository, with a JDK 25. It imports FILE (by default the real
/// baskets in `data/`), reconciles, and for each read model: rebuilds it beside the live one,
/// compares the two row by row, swaps them, and drops the old one. Then it reconciles again, which
/// must say the same as before.
///
/// Prints what each step says and how long it took. The exit code is 0, or 1 when a step fails;
/// then the database stays for whoever wants to look.

static final Path REAL_BASKETS = Path.of("data", "online-retail-2010-12_2011-06.csv.gz");

static final List<String> READ_MODELS = List.of("customer.order-list", "customer.spending");

void main(String[] arguments) throws Exception {
    var file = arguments.length > 0 ? Path.of(arguments[0]) : REAL_BASKETS;
    if (!Files.isRegularFile(file) || !Files.isDirectory(Path.of("modules"))) {
        IO.println("There is no " + file + " or no modules. Run this from the repository's root.");
        System.exit(1);
    }
    var directory = Files.createTempDirectory("unisono-rebuild-");
    IO.println("an empty database in " + directory);
    run(directory, "import", file.toString(), "-o", "json");
    var before = run(directory, "reconcile", "-o", "json");
    for (var name : READ_MODELS) {
        run(directory, "projections", "rebuild", name, "-o", "json");
        run(directory, "projections", "compare", name, "-o", "json");
        run(directory, "projections", "swap", name, "-o", "json");
        run(directory, "projections", "drop-old", name, "--yes", "-o", "json");
    }
    var after = run(directory, "reconcile", "-o", "json");
    if (!after.equals(before)) {
        IO.println("DEVIATION: reconcile says something else than before.");
        System.exit(1);
    }
    delete(directory);
    IO.println("The rebuilt read models equal the ones that grew.");
}

/// Runs a command to its end, which must be a good one.
String run(Path directory, String... words) throws Exception {
    var command = new ArrayList<>(List.of(java(), "-p", "modules", "-m", "app"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("UNISONO_DATA", directory.resolve("data").toString());
    long begun = System.nanoTime();
    var process = builder.start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    double seconds = (System.nanoTime() - begun) / 1e9;
    IO.print("%s: %.1f s%n%s".formatted(String.join(" ", words), seconds, out));
    if (code != 0) {
        IO.println("DEVIATION: it ended with %d. The database stays.".formatted(code));
        System.exit(1);
    }
    return out;
}

String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
}

/// Waits until the server has ended, which deletes files itself.
void delete(Path directory) throws Exception {
    var pid = directory.resolve("data", "data", "postmaster.pid");
    for (int i = 0; Files.exists(pid) && i < 1_000; i++) {
        Thread.sleep(10);
    }
    try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
}
