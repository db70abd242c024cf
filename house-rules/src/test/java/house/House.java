package house;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Every file of the checkout that a person wrote: what is built or ignored stays out.
final class House {
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".unisono", ".idea", ".vscode");
    private static final Set<String> BINARY = Set.of("gz", "jar");

    private final Path root;
    private final List<Path> files;

    private House(Path root, List<Path> files) {
        this.root = root;
        this.files = files;
    }

    /// The checkout: Maven runs the tests of this module in its directory.
    static House here() {
        var root = Path.of("..").toAbsolutePath().normalize();
        try {
            return new House(root, walk(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> walk(Path root) throws IOException {
        var files = new ArrayList<Path>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes about) {
                        return NOT_OURS.contains(dir.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
                        files.add(root.relativize(file));
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files.stream().sorted().toList();
    }

    /// All Java files, parsed.
    List<Source> sources() {
        return named(".java").map(path -> Source.of(path.toString(), text(path))).toList();
    }

    /// All Markdown files.
    List<Page> pages() {
        return named(".md").map(path -> new Page(path.toString(), text(path))).toList();
    }

    /// Everything that is text, with the path for the report.
    Stream<Page> texts() {
        return files.stream()
                .filter(path -> !BINARY.contains(ending(path)))
                // A worktree's .git is a file; the marks of ./unisono and Maven are not written by
                // us.
                .filter(path -> !path.toString().matches("\\.git|modules/\\..*"))
                .map(path -> new Page(path.toString(), text(path)));
    }

    Page page(String path) {
        return new Page(path, text(Path.of(path)));
    }

    private Stream<Path> named(String ending) {
        return files.stream().filter(path -> path.toString().endsWith(ending));
    }

    private static String ending(Path path) {
        var name = path.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String text(Path path) {
        try {
            // Not readString, which would fail for a stray file that is no text.
            return new String(Files.readAllBytes(root.resolve(path)), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }
}
