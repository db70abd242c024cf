package house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.LiteralTree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scenarios of `docs/conformance.md`, each with the test classes that prove it, as its last
/// column says and as the tests say themselves: `@Tag("C01")`.
final class Scenarios {
    private static final Pattern ROW =
            Pattern.compile("^\\| (C\\d+) \\|.*\\| ([^|]*) \\|$", Pattern.MULTILINE);
    private static final Pattern ID = Pattern.compile("C\\d+");
    private static final String OPEN = "open";

    private final Page page;
    private final Map<String, String> said = new TreeMap<>();
    private final Map<String, TreeSet<String>> tagged = new TreeMap<>();

    Scenarios(Page page, List<Source> sources) {
        this.page = page;
        var rows = ROW.matcher(page.text());
        while (rows.find()) {
            said.put(rows.group(1), rows.group(2));
        }
        sources.stream().filter(Source::isTest).forEach(this::readTags);
    }

    private void readTags(Source source) {
        source.all(AnnotationTree.class)
                .filter(annotation -> "Tag".equals(annotation.getAnnotationType().toString()))
                .flatMap(annotation -> annotation.getArguments().stream())
                .map(argument ->
                        argument instanceof AssignmentTree named ? named.getExpression() : argument)
                .filter(LiteralTree.class::isInstance)
                .map(literal -> String.valueOf(((LiteralTree) literal).getValue()))
                .filter(tag -> ID.matcher(tag).matches())
                .forEach(id ->
                        tagged.computeIfAbsent(id, _ -> new TreeSet<>())
                                .add(source.topLevelTypes().getFirst().getSimpleName().toString()));
    }

    /// Rows that do not say what the tests do.
    Stream<String> wrongRows() {
        return said.entrySet().stream()
                .filter(row -> !row.getValue().equals(proof(row.getKey())))
                .map(row ->
                        "%s says of %s \"%s\", but the tests say \"%s\". Write that, or tag the test that proves it."
                                .formatted(
                                        page.path(),
                                        row.getKey(),
                                        row.getValue(),
                                        proof(row.getKey())));
    }

    /// Tags that no row has.
    Stream<String> unknownTags() {
        return tagged.entrySet().stream()
                .filter(tag -> !said.containsKey(tag.getKey()))
                .map(tag ->
                        "%s tags a test with %s, which is no scenario of %s. Mend the tag."
                                .formatted(
                                        String.join(", ", tag.getValue()),
                                        tag.getKey(),
                                        page.path()));
    }

    private String proof(String id) {
        var classes = tagged.get(id);
        return classes == null
                ? OPEN
                : classes.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }
}
