package house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every file of the house keeps the rules of the house. What each rule finds, [RulesTests] shows.
final class HouseRulesTests {
    private static final House HOUSE = House.here();
    private static final List<Source> SOURCES = HOUSE.sources();
    private static final DesignTable DESIGN = DesignTable.of(HOUSE.page("docs/design.md"));

    @Test
    void keepsFilesShort() {
        assertThat(inSources(SizeRules::files)).isEmpty();
    }

    @Test
    void keepsMethodsShort() {
        assertThat(inSources(SizeRules::methods)).isEmpty();
    }

    @Test
    void keepsLinesShort() {
        assertThat(inSources(SizeRules::lines)).isEmpty();
    }

    @Test
    void keepsMethodsFlat() {
        assertThat(inSources(SizeRules::nesting)).isEmpty();
    }

    @Test
    void namesTypesByWhatIsSpecial() {
        assertThat(inSources(NameRules::types)).isEmpty();
    }

    @Test
    void namesManagersEvents() {
        assertThat(inSources(NameRules::managers)).isEmpty();
    }

    @Test
    void namesMethodsWithoutGetAndSet() {
        assertThat(inSources(NameRules::accessors)).isEmpty();
    }

    @Test
    void runsEveryTestClass() {
        assertThat(inSources(TestRules::classes)).isEmpty();
    }

    @Test
    void assertsInEveryTest() {
        assertThat(inSources(TestRules::assertions)).isEmpty();
    }

    @Test
    void skipsNoTest() {
        assertThat(inSources(TestRules::skipping)).isEmpty();
    }

    @Test
    void describesModules() {
        assertThat(inSources(ModuleRules::descriptors)).isEmpty();
    }

    @Test
    void requiresWhatTheDesignAllows() {
        assertThat(inSources(source -> ModuleRules.requirements(source, DESIGN))).isEmpty();
    }

    @Test
    void plansEveryModule() {
        var modules =
                SOURCES.stream()
                        .filter(source -> !source.isTest())
                        .flatMap(source -> source.descriptor().stream())
                        .map(module -> module.getName().toString())
                        .collect(Collectors.toSet());

        assertThat(DESIGN.modules()).containsAll(modules);
    }

    @Test
    void explainsWhatIsExported() {
        var exported = ModuleRules.exported(SOURCES);

        assertThat(inSources(source -> ModuleRules.undocumentedTypes(source, exported))).isEmpty();
    }

    @Test
    void printsNowhereButThroughOutput() {
        assertThat(inSources(TextRules::printing)).isEmpty();
    }

    @Test
    void leavesNothingUnfinished() {
        assertThat(inTexts(TextRules::unfinished)).isEmpty();
    }

    @Test
    void namesNoMachine() {
        assertThat(inTexts(TextRules::machinePaths)).isEmpty();
    }

    @Test
    void downloadsNothing() {
        assertThat(inTexts(TextRules::addresses)).isEmpty();
    }

    @Test
    void keepsSpaceTidy() {
        assertThat(inTexts(TextRules::spaces)).isEmpty();
    }

    private static List<String> inSources(Function<Source, Stream<String>> rule) {
        return SOURCES.stream().flatMap(rule).toList();
    }

    private static List<String> inTexts(Function<Page, Stream<String>> rule) {
        return HOUSE.texts().flatMap(rule).toList();
    }
}
