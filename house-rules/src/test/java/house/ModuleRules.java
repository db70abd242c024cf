package house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DirectiveTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.ModuleTree.ModuleKind;
import com.sun.source.tree.OpensTree;
import com.sun.source.tree.RequiresTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/// A `module-info.java` is the document of a module's walls, and what it exports is explained.
final class ModuleRules {
    private static final List<Tree.Kind> ORDER =
            List.of(
                    Tree.Kind.REQUIRES,
                    Tree.Kind.EXPORTS,
                    Tree.Kind.OPENS,
                    Tree.Kind.USES,
                    Tree.Kind.PROVIDES);

    private ModuleRules() {}

    static Stream<String> descriptors(Source source) {
        return source.descriptor().stream()
                .flatMap(module ->
                        Stream.of(
                                        undocumented(source, module),
                                        unmarked(source, module),
                                        opened(source, module),
                                        disordered(source, module))
                                .flatMap(found -> found));
    }

    private static Stream<String> undocumented(Source source, ModuleTree module) {
        return source.isDocumented(module)
                ? Stream.of()
                : Stream.of(
                        "%s the module %s does not say what it is for. Begin it with a sentence in the words of its business."
                                .formatted(source.at(module), module.getName()));
    }

    private static Stream<String> unmarked(Source source, ModuleTree module) {
        return module.getAnnotations().toString().contains("NullMarked")
                ? Stream.of()
                : Stream.of(
                        "%s the module %s is not @NullMarked, so NullAway does not look at it. Mark it."
                                .formatted(source.at(module), module.getName()));
    }

    private static Stream<String> opened(Source source, ModuleTree module) {
        var open = Stream.<Tree>of(module).filter(_ -> module.getModuleType() == ModuleKind.OPEN);
        var unqualified =
                module.getDirectives().stream()
                        .filter(line ->
                                line instanceof OpensTree opens && opens.getModuleNames() == null);
        return Stream.concat(open, unqualified)
                .map(tree ->
                        "%s is open to everybody. Open one package to the library that must reflect on it: opens x.internal to com.google.guice."
                                .formatted(source.at(tree)));
    }

    private static Stream<String> disordered(Source source, ModuleTree module) {
        var lines = module.getDirectives();
        return IntStream.range(1, lines.size())
                .filter(i -> place(lines.get(i)) < place(lines.get(i - 1)))
                .mapToObj(i ->
                        "%s stands too late. The order is requires, exports, opens, uses, provides."
                                .formatted(source.at(lines.get(i))));
    }

    private static int place(DirectiveTree line) {
        return ORDER.indexOf(line.getKind());
    }

    /// Compares what a module requires of ours with the table of the design.
    static Stream<String> requirements(Source source, DesignTable table) {
        return source.descriptor().stream().flatMap(module -> requirements(source, module, table));
    }

    private static Stream<String> requirements(
            Source source, ModuleTree module, DesignTable table) {
        var name = module.getName().toString();
        return module.getDirectives().stream()
                .filter(RequiresTree.class::isInstance)
                .map(RequiresTree.class::cast)
                .filter(line -> table.knows(line.getModuleName().toString()))
                .filter(line -> !table.allows(name, line.getModuleName().toString()))
                .map(line ->
                        "%s %s requires %s, which the table of docs/design.md does not allow. Call down and hear up: move the type, or send an event."
                                .formatted(source.at(line), name, line.getModuleName()));
    }

    /// The exported packages of all modules, `unisono.events` and so on.
    static Set<String> exported(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.descriptor().stream())
                .flatMap(module -> module.getDirectives().stream())
                .filter(ExportsTree.class::isInstance)
                .map(line -> ((ExportsTree) line).getPackageName().toString())
                .collect(Collectors.toSet());
    }

    /// Public types of exported packages, the nested ones included.
    static Stream<String> undocumentedTypes(Source source, Set<String> exported) {
        if (source.isTest() || !exported.contains(source.packageName())) {
            return Stream.of();
        }
        return source.topLevelTypes().stream()
                .filter(ModuleRules::isPublic)
                .flatMap(ModuleRules::publicTypes)
                .filter(type -> !source.isDocumented(type))
                .map(type ->
                        "%s %s is for others to use, and does not say what it is. Begin it with a sentence of Javadoc."
                                .formatted(source.at(type), type.getSimpleName()));
    }

    private static Stream<ClassTree> publicTypes(ClassTree type) {
        boolean all = type.getKind() == Tree.Kind.INTERFACE;
        var nested =
                type.getMembers().stream()
                        .filter(ClassTree.class::isInstance)
                        .map(ClassTree.class::cast)
                        .filter(member -> all || isPublic(member));
        return Stream.concat(Stream.of(type), nested.flatMap(ModuleRules::publicTypes));
    }

    private static boolean isPublic(ClassTree type) {
        return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    }
}
