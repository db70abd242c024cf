package house;

import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a reader can hold in mind: the lengths of files, methods and lines, and how deep a method
/// nests. Nothing is over these limits, so there is no list of exceptions.
final class SizeRules {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 60;
    private static final int LINE_LENGTH_MAX = 100;
    private static final int NESTING_MAX = 2;

    private SizeRules() {}

    static Stream<String> files(Source source) {
        long lines = source.text().lines().count();
        return lines <= FILE_LINES_MAX
                ? Stream.of()
                : Stream.of(
                        "%s:1 has %d lines, and %d are the limit. Move what has a name of its own to its own file."
                                .formatted(source.path(), lines, FILE_LINES_MAX));
    }

    /// A method is as long as its body, braces included.
    static Stream<String> methods(Source source) {
        return source.all(MethodTree.class)
                .filter(method -> lines(source, method) > METHOD_LINES_MAX)
                .map(method ->
                        "%s %s has %d lines, and %d are the limit. Give its paragraphs names, as methods."
                                .formatted(
                                        source.at(method),
                                        method.getName(),
                                        lines(source, method),
                                        METHOD_LINES_MAX));
    }

    private static int lines(Source source, MethodTree method) {
        var body = method.getBody();
        return body == null ? 0 : source.lastLine(body) - source.firstLine(body) + 1;
    }

    /// What the formatter cannot break may be longer: a line that lies in a string, and an import.
    static Stream<String> lines(Source source) {
        var unbreakable = unbreakable(source);
        var lines = source.text().lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> length(lines.get(i)) > LINE_LENGTH_MAX && !unbreakable.get(i + 1))
                .mapToObj(i ->
                        "%s:%d is %d characters long, and %d are the limit. Break it."
                                .formatted(
                                        source.path(),
                                        i + 1,
                                        length(lines.get(i)),
                                        LINE_LENGTH_MAX));
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }

    private static BitSet unbreakable(Source source) {
        var lines = new BitSet();
        source.unit().getImports().forEach(imported -> lines.set(source.firstLine(imported)));
        source.all(LiteralTree.class)
                .filter(literal -> literal.getKind() == Tree.Kind.STRING_LITERAL)
                .forEach(text -> lines.set(source.firstLine(text), source.lastLine(text) + 1));
        return lines;
    }

    /// Counts decisions and loops inside each other; `else if` goes on, and does not go deeper.
    static Stream<String> nesting(Source source) {
        return source.paths()
                .filter(path -> nests(path) && depth(path) > NESTING_MAX)
                .map(path ->
                        "%s is nested %d deep, and %d are the limit. Make the inner part a method, or return early."
                                .formatted(source.at(path.getLeaf()), depth(path), NESTING_MAX));
    }

    private static long depth(TreePath innermost) {
        return Stream.iterate(innermost, Objects::nonNull, TreePath::getParentPath)
                .takeWhile(path -> !(path.getLeaf() instanceof MethodTree))
                .filter(SizeRules::nests)
                .count();
    }

    private static boolean nests(TreePath path) {
        return switch (path.getLeaf()) {
            case IfTree branch -> !isElse(branch, path.getParentPath().getLeaf());
            case ForLoopTree _, EnhancedForLoopTree _, WhileLoopTree _ -> true;
            case DoWhileLoopTree _, SwitchTree _ -> true;
            default -> false;
        };
    }

    private static boolean isElse(IfTree branch, Tree parent) {
        return parent instanceof IfTree outer && branch.equals(outer.getElseStatement());
    }
}
