package acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.spi.ToolProvider;

/// A module that somebody else wrote: it hears of each checkout, and refuses it.
final class TillModule {
    private static final Map<String, String> SOURCES =
            Map.of(
                    "module-info.java",
                    """
                    module shop.till {
                        requires jakarta.inject;
                        requires shop.cart;
                        requires unisono.events;

                        opens shop.till to com.google.guice;

                        provides unisono.events.ApplicationModule with shop.till.Till;
                        provides unisono.events.EventManager with shop.till.TillEvents;
                    }
                    """,
                    "Till.java",
                    """
                    package shop.till;

                    import java.util.Set;
                    import shop.cart.CartApi;
                    import unisono.events.ApplicationModule;
                    import unisono.events.ModuleApi;

                    public final class Till implements ApplicationModule {
                        @Override
                        public String name() {
                            return "till";
                        }

                        @Override
                        public Set<Class<? extends ModuleApi>> dependencies() {
                            return Set.of(CartApi.class);
                        }
                    }
                    """,
                    "TillEvents.java",
                    """
                    package shop.till;

                    import shop.cart.CartApi;

                    public final class TillEvents extends unisono.events.EventManager {
                        @Override
                        protected void registerListeners() {
                            external(CartApi.class, Jam.class).on(CartApi.CHECKED_OUT, Jam::refuse);
                        }
                    }
                    """,
                    "Jam.java",
                    """
                    package shop.till;

                    import shop.cart.CartApi.CartCheckedOut;
                    import unisono.events.Refusal;

                    final class Jam {
                        @jakarta.inject.Inject
                        Jam() {}

                        void refuse(CartCheckedOut cart) {
                            throw new Refusal("till", "not-jammed", "The till is jammed.");
                        }
                    }
                    """);

    private TillModule() {}

    /// One of its sources, by the name of its file.
    static String source(String file) {
        return Objects.requireNonNull(SOURCES.get(file));
    }

    /// Drops its jar into a copy of a module path, and answers the copy.
    static Path beside(Path modules, Path directory) throws IOException {
        return beside(modules, directory, Map.of());
    }

    /// The same with other sources, by the names of their files.
    static Path beside(Path modules, Path directory, Map<String, String> others)
            throws IOException {
        var sources = new TreeMap<>(SOURCES);
        sources.putAll(others);
        var copy = Files.createDirectory(directory.resolve("modules"));
        try (var jars = Files.newDirectoryStream(modules, "*.jar")) {
            for (var jar : jars) {
                Files.copy(jar, copy.resolve(jar.getFileName()));
            }
        }
        var classes = directory.resolve("classes");
        run("javac", compilation(modules, directory, classes, sources));
        var jar = copy.resolve("till.jar").toString();
        run("jar", List.of("--create", "--file", jar, "-C", classes.toString(), "."));
        return copy;
    }

    private static List<String> compilation(
            Path modules, Path directory, Path classes, Map<String, String> sources)
            throws IOException {
        var words =
                new ArrayList<>(
                        List.of(
                                "-proc:none",
                                "--module-path",
                                modules.toString(),
                                "-d",
                                classes.toString()));
        var folder = Files.createDirectory(directory.resolve("sources"));
        for (var source : sources.entrySet()) {
            var file = folder.resolve(source.getKey());
            words.add(Files.writeString(file, source.getValue()).toString());
        }
        return words;
    }

    private static void run(String tool, List<String> words) {
        int code =
                ToolProvider.findFirst(tool)
                        .orElseThrow()
                        .run(System.out, System.err, words.toArray(String[]::new));
        if (code != 0) {
            throw new AssertionError("%s ended with %d".formatted(tool, code));
        }
    }
}
