package house;

import house.Page.Block;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The code in pages and in Javadoc, and whether the compiler has seen it.
///
/// A block marked `java` stands in a source; a line `// …` says that something is left out. One
/// marked `java sketch` does not, because it shows what is not built yet; when a source has it, the
/// mark goes.
final class Documentation {
    private static final String CODE = "java";
    private static final String SKETCH = "java sketch";
    private static final Pattern LEFT_OUT = Pattern.compile("(?m)^\\s*// …$");
    private static final Set<String> OTHER = Set.of("json", "sh", "sql", "text", "xml");

    private final List<Block> blocks;
    private final List<String> compiled;

    Documentation(List<Page> pages, List<Source> sources) {
        blocks =
                Stream.concat(pages.stream(), sources.stream().map(Documentation::javadoc))
                        .flatMap(page -> page.blocks().stream())
                        .toList();
        compiled = sources.stream().map(source -> squeezed(code(source))).toList();
    }

    /// The Javadoc of a source at the lines where it stands.
    private static Page javadoc(Source source) {
        var text =
                source.text()
                        .lines()
                        .map(line -> line.strip().startsWith("///") ? line.strip() : "")
                        .map(line -> line.replaceFirst("^/// ?", ""))
                        .collect(Collectors.joining("\n", "", "\n"));
        return new Page(source.path(), text);
    }

    /// A source without the examples in its Javadoc, which prove nothing.
    private static String code(Source source) {
        return source.text().replaceAll("(?s)/// ?```[^\n]*\n.*?/// ?```\n", "");
    }

    /// Where lines break is the formatter's affair.
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    /// Examples that no source has.
    List<String> unproven() {
        return of(CODE).filter(block -> !isCompiled(block))
                .map(block ->
                        "%s stands in no source. Copy it from one, word for word; if it cannot be compiled yet, mark it ```java sketch."
                                .formatted(block.at()))
                .toList();
    }

    /// Sketches that have become real.
    List<String> modest() {
        return of(SKETCH)
                .filter(this::isCompiled)
                .map(block ->
                        "%s is marked as a sketch, and stands in a source. Mark it ```java."
                                .formatted(block.at()))
                .toList();
    }

    /// Blocks that do not say what they are, and would go unchecked.
    List<String> unmarked() {
        return blocks.stream()
                .filter(block -> !CODE.equals(block.language()))
                .filter(block -> !SKETCH.equals(block.language()))
                .filter(block -> !OTHER.contains(block.language()))
                .map(block ->
                        "%s is marked \"%s\", which nobody checks. Mark it ```java, ```java sketch, or one of %s."
                                .formatted(
                                        block.at(),
                                        block.language(),
                                        OTHER.stream().sorted().toList()))
                .toList();
    }

    private Stream<Block> of(String language) {
        return blocks.stream().filter(block -> block.language().equals(language));
    }

    private boolean isCompiled(Block block) {
        var parts = Stream.of(LEFT_OUT.split(block.code())).map(Documentation::squeezed).toList();
        return compiled.stream().anyMatch(source -> has(source, parts));
    }

    /// Whether a source has the parts of a block, in their order.
    private static boolean has(String source, List<String> parts) {
        int from = 0;
        for (var part : parts) {
            int found = source.indexOf(part, from);
            if (found < 0) {
                return false;
            }
            from = found + part.length();
        }
        return true;
    }
}
