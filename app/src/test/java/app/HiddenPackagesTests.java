package app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a module hides is out of reach for the others: for their compiler, and for reflection in
/// the running application.
final class HiddenPackagesTests {
    private static final String MODULE_PATH = System.getProperty("jdk.module.path");

    private @TempDir Path stranger;

    @BeforeEach
    void describeTheStranger() throws IOException {
        write("module-info.java", "module stranger { requires shop.cart; }");
    }

    @Test
    void letsOthersCompileAgainstTheApi() throws IOException {
        write("stranger/Guest.java", "package stranger; class Guest { shop.cart.CartApi carts; }");

        assertThat(compile()).isEmpty();
    }

    @Test
    void refusesAnImportOfAHiddenClass() throws IOException {
        write(
                "stranger/Burglar.java",
                """
                package stranger;

                import shop.cart.internal.CartModule;

                class Burglar {
                    CartModule carts;
                }
                """);

        assertThat(compile())
                .contains("package shop.cart.internal is not visible")
                .contains(
                        "package shop.cart.internal is declared in module shop.cart, which does not export it");
    }

    @Test
    void refusesReflectionIntoAHiddenClass() throws Exception {
        burglar("shop.cart.internal.Carts", "constructors[0].setAccessible(true);");

        assertThat(compile()).isEmpty();
        assertThat(run())
                .contains("java.lang.reflect.InaccessibleObjectException")
                .contains(
                        "module shop.cart does not \"opens shop.cart.internal\" to module stranger");
    }

    @Test
    void refusesToConstructEvenAPublicHiddenClass() throws Exception {
        burglar("shop.cart.internal.CartModule", "constructors[0].newInstance();");

        assertThat(compile()).isEmpty();
        assertThat(run())
                .contains("java.lang.IllegalAccessException")
                .contains("module shop.cart does not export shop.cart.internal to module stranger");
    }

    private void burglar(String type, String attempt) throws IOException {
        write(
                "stranger/Burglar.java",
                """
                package stranger;

                class Burglar {
                    public static void main(String[] arguments) throws Exception {
                        var constructors = Class.forName("%s").getDeclaredConstructors();
                        %s
                        System.out.println("opened");
                    }
                }
                """
                        .formatted(type, attempt));
    }

    private void write(String file, String text) throws IOException {
        var path = stranger.resolve("src").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /// Compiles the stranger against the modules of the shop; returns what the compiler says.
    private String compile() throws IOException {
        var said = new StringWriter();
        var arguments = new ArrayList<>(List.of("-proc:none", "-p", MODULE_PATH));
        arguments.addAll(List.of("-d", stranger.resolve("classes").toString()));
        try (var files = Files.walk(stranger.resolve("src"))) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .forEach(arguments::add);
        }
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        new PrintWriter(said),
                        new PrintWriter(said),
                        arguments.toArray(String[]::new));
        return said.toString();
    }

    /// Runs the stranger in a JVM of its own, on the module path of the shop.
    private String run() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var path = MODULE_PATH + File.pathSeparator + stranger.resolve("classes");
        var process =
                new ProcessBuilder(java, "-p", path, "-m", "stranger/stranger.Burglar")
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return said;
    }
}
