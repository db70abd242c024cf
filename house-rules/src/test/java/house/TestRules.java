package house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A test runs always, and would fail if the behaviour it names were gone.
final class TestRules {
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");
    private static final Pattern SKIPS =
            Pattern.compile("(Disabled|Enabled|Ignore).*|Assum(e|ption).*|assum(e|ing).*");
    private static final Pattern CHECKS = Pattern.compile("(assert|then|fail|await).*");

    private TestRules() {}

    static Stream<String> classes(Source source) {
        return source.topLevelTypes().stream()
                .filter(type -> testMethods(type).findAny().isPresent())
                .filter(type -> !type.getSimpleName().toString().endsWith("Tests"))
                .map(type ->
                        "%s %s has tests that the build does not run. End its name with Tests."
                                .formatted(source.at(type), type.getSimpleName()));
    }

    /// Looks through the methods of the same file: an assertion may stand in one that has a name.
    static Stream<String> assertions(Source source) {
        var checking = checking(source);
        return source.all(ClassTree.class)
                .flatMap(TestRules::testMethods)
                .filter(method -> !checking.contains(method.getName().toString()))
                .map(method ->
                        "%s %s asserts nothing. Say what would be different if the behaviour were gone."
                                .formatted(source.at(method), method.getName()));
    }

    /// The names of the methods that assert, or call one that does.
    private static Set<String> checking(Source source) {
        var methods = source.all(MethodTree.class).toList();
        var checking = new HashSet<String>();
        int before;
        do {
            before = checking.size();
            methods.stream()
                    .filter(method ->
                            calls(source, method).anyMatch(name -> checks(name, checking)))
                    .forEach(method -> checking.add(method.getName().toString()));
        } while (checking.size() > before);
        return checking;
    }

    private static boolean checks(String called, Set<String> checking) {
        return CHECKS.matcher(called).matches() || checking.contains(called);
    }

    private static Stream<String> calls(Source source, MethodTree method) {
        return source.all(MethodInvocationTree.class, method)
                .map(call -> simpleName(call.getMethodSelect()));
    }

    static Stream<String> skipping(Source source) {
        return source.all(Tree.class)
                .filter(tree -> tree instanceof IdentifierTree || tree instanceof MemberSelectTree)
                .filter(tree -> SKIPS.matcher(simpleName(tree)).matches())
                .map(tree ->
                        "%s %s lets a test not run, which looks like a test that passed. Make it run everywhere, or delete it."
                                .formatted(source.at(tree), simpleName(tree)));
    }

    private static Stream<MethodTree> testMethods(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> isTest(method.getModifiers()));
    }

    private static boolean isTest(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .anyMatch(annotation -> TESTS.contains(simpleName(annotation.getAnnotationType())));
    }

    private static String simpleName(Tree tree) {
        return tree instanceof MemberSelectTree select
                ? select.getIdentifier().toString()
                : tree.toString();
    }
}
