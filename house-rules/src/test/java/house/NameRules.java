package house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/// Names say what is special, not which role a thing plays in every program.
final class NameRules {
    private static final Pattern EMPTY_NAME =
            Pattern.compile(".*(Impl|Utils?|Helpers?|Manager)|(Abstract|Base).+");
    private static final Pattern ACCESSOR = Pattern.compile("(get|set)\\p{Upper}.*");

    private NameRules() {}

    static Stream<String> types(Source source) {
        return source.all(ClassTree.class)
                .filter(type -> EMPTY_NAME.matcher(type.getSimpleName()).matches())
                .filter(type -> !type.getSimpleName().contentEquals("EventManager"))
                .map(type ->
                        "%s %s says nothing about what it is. Name what is special about it: PostgresOutbox, PlaceOrder."
                                .formatted(source.at(type), type.getSimpleName()));
    }

    static Stream<String> managers(Source source) {
        return Stream.concat(
                managers(source, "EventManager", "Events"),
                managers(source, "ModuleCommands", "Commands"));
    }

    /// What is abstract is no module's page, but a language in which pages are written.
    private static Stream<String> managers(Source source, String parent, String ending) {
        return source.all(ClassTree.class)
                .filter(type -> parent.equals(String.valueOf(type.getExtendsClause())))
                .filter(type -> !type.getModifiers().getFlags().contains(Modifier.ABSTRACT))
                .filter(type -> !type.getSimpleName().isEmpty())
                .filter(type -> !type.getSimpleName().toString().endsWith(ending))
                .map(type ->
                        "%s %s extends %s, and is not found as one. End its name with %s: Order%s."
                                .formatted(
                                        source.at(type),
                                        type.getSimpleName(),
                                        parent,
                                        ending,
                                        ending));
    }

    /// What an interface of somebody else forces is an override, and free.
    static Stream<String> accessors(Source source) {
        return source.all(MethodTree.class)
                .filter(method -> ACCESSOR.matcher(method.getName()).matches())
                .filter(method -> !isOverride(method))
                .map(method ->
                        "%s %s has a prefix that says nothing. Ask with a noun, change with a verb: price(), reprice(...)."
                                .formatted(source.at(method), method.getName()));
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> "Override".equals(annotation.getAnnotationType().toString()));
    }
}
