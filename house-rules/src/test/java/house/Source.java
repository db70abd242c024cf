package house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// One Java file as the compiler parses it.
final class Source {
    private final Page page;
    private final CompilationUnitTree unit;
    private final DocTrees trees;

    private Source(Page page, CompilationUnitTree unit, DocTrees trees) {
        this.page = page;
        this.unit = unit;
        this.trees = trees;
    }

    static Source of(String path, String text) {
        var file =
                new SimpleJavaFileObject(URI.create("source:///" + path), Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        var javac = ToolProvider.getSystemJavaCompiler();
        var task = (JavacTask) javac.getTask(null, null, null, null, null, List.of(file));
        try {
            var unit = task.parse().iterator().next();
            return new Source(new Page(path, text), unit, DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String path() {
        return page.path();
    }

    String text() {
        return page.text();
    }

    Page page() {
        return page;
    }

    boolean isTest() {
        return path().contains("/src/test/");
    }

    CompilationUnitTree unit() {
        return unit;
    }

    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    Optional<ModuleTree> descriptor() {
        return Optional.ofNullable(unit.getModule());
    }

    List<ClassTree> topLevelTypes() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    /// Whether Javadoc stands before a declaration.
    boolean isDocumented(Tree declaration) {
        var comment = trees.getDocComment(TreePath.getPath(unit, declaration));
        return comment != null && !comment.isBlank();
    }

    int firstLine(Tree tree) {
        return line(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    int lastLine(Tree tree) {
        return line(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    private int line(long position) {
        return Math.toIntExact(unit.getLineMap().getLineNumber(position));
    }

    /// `path:line` of a tree.
    String at(Tree tree) {
        return path() + ":" + firstLine(tree);
    }

    /// Every tree of the file, with its parents, from the top.
    Stream<TreePath> paths() {
        return below(new TreePath(unit));
    }

    /// Every tree of one kind.
    <T extends Tree> Stream<T> all(Class<T> kind) {
        return paths().map(TreePath::getLeaf).filter(kind::isInstance).map(kind::cast);
    }

    /// Every tree of one kind inside another.
    <T extends Tree> Stream<T> all(Class<T> kind, Tree inside) {
        return below(TreePath.getPath(unit, inside))
                .map(TreePath::getLeaf)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    private static Stream<TreePath> below(TreePath top) {
        var paths = new ArrayList<TreePath>();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
                if (tree != null && getCurrentPath() != null) {
                    paths.add(new TreePath(getCurrentPath(), tree));
                }
                return super.scan(tree, null);
            }
        }.scan(top, null);
        return paths.stream();
    }
}
