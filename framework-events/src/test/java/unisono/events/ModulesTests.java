package unisono.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import unisono.events.Bakery.BakeryApi;
import unisono.events.Mill.MillApi;
import unisono.events.Mill.Miller;
import unisono.events.Mill.Wheel;

/// Which modules make up an application, and which do not.
final class ModulesTests {
    @Test
    @Tag("C18")
    void registersTheListenersOfAModuleOnceThatIsNamedTwice() {
        var mill = House.of("mill", Mill.class).showing(MillApi.class);
        var bakery = House.of("bakery", Bakery.class).needing(MillApi.class);
        var managing =
                Mill.turns(manager ->
                        manager.local(Wheel.class, Miller.class)
                                .on(Mill.CREAKED, Miller::nod)
                                .on(Mill.CREAKED, (miller, _) -> miller.hear(manager.getClass())));
        var village =
                new Village(
                        Application.builder()
                                .module(mill, managing)
                                .module(bakery)
                                .module(mill, managing)
                                .boot());

        village.events().emit(Wheel.class, Mill.CREAKED);

        assertThat(village.heard()).containsExactly("miller", "miller: " + managing.getClass());
        assertThat(village.application().subscriptions()).hasSize(2);
        assertThat(village.application().modules())
                .extracting(ModuleDescription::name)
                .containsExactly("mill", "bakery");
    }

    @Test
    @Tag("C19")
    void refusesTwoModulesWithOneApi() {
        var wrong =
                Application.builder()
                        .module(House.of("mill", Mill.class).showing(MillApi.class))
                        .module(House.of("bakery", Bakery.class).showing(MillApi.class));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageContaining(
                        "MillApi is implemented by two modules, bakery and mill. One module implements an API: take it out of the apis() of the other.");
    }

    @Test
    void refusesTwoModulesOfOneName() {
        var wrong =
                Application.builder()
                        .module(House.of("mill", Mill.class))
                        .module(new Stranger("mill", Set.of(), Set.of()));

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining(
                        "Two modules are named \"mill\": unisono.events.House and unisono.events.ModulesTests$Stranger. Rename one of them.");
    }

    @Test
    @Tag("C20")
    void refusesADependencyThatIsMissing() {
        var wrong =
                Application.builder()
                        .module(House.of("bakery", Bakery.class).needing(MillApi.class));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageEndingWith(
                        "1. Module bakery depends on MillApi, which no module on the module path implements. Put that module's jar there, or take the API out of the dependencies() of bakery.");
    }

    @Test
    @Tag("C20")
    void refusesADependencyTooMany() {
        var wrong =
                Application.builder()
                        .module(
                                House.of("mill", Mill.class)
                                        .showing(MillApi.class)
                                        .needing(MillApi.class));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageEndingWith(
                        "1. Module mill depends on its own MillApi. Take it out of its dependencies(): they name other modules' APIs.");
    }

    @Test
    @Tag("C20")
    void refusesAModuleTooMany() {
        var wrong =
                Application.builder()
                        .order(List.of("mill", "smithy"))
                        .module(House.of("mill", Mill.class));

        assertThatThrownBy(wrong::boot)
                .isExactlyInstanceOf(StartupException.class)
                .hasMessageEndingWith(
                        "1. The application lists the module \"smithy\", which is not on the module path. There are: mill. Put its jar there, or take it off the list.");
    }

    @Test
    void refusesAnApiThatLivesInAnotherModule() {
        var wrong =
                Application.builder()
                        .module(House.of("mill", Mill.class))
                        .module(new Stranger("smithy", Set.of(MillApi.class), Set.of()));

        assertThatThrownBy(wrong::boot)
                .hasMessageContaining(
                        "MillApi is listed in the apis() of module smithy, but it lives in module mill. List it there, or move it to smithy or to a module that holds only APIs.");
    }

    @Test
    void refusesModulesThatNeedEachOtherWhoeverElseIsThere() {
        var wrong =
                Application.builder()
                        .module(
                                new Stranger(
                                        "mill", Set.of(MillApi.class), Set.of(BakeryApi.class)))
                        .module(new Other("bakery", Set.of(BakeryApi.class), Set.of(MillApi.class)))
                        .module(House.of("square", Square.class));

        assertThatThrownBy(wrong::boot)
                .hasMessageEndingWith(
                        "1. The modules bakery, mill depend on each other in a circle. Put the API that closes it in a module of its own that holds only APIs, and let one side hear events instead of calling.");
    }

    private record Stranger(
            String name,
            Set<Class<? extends ModuleApi>> apis,
            Set<Class<? extends ModuleApi>> dependencies)
            implements ApplicationModule {
        @Override
        public boolean contains(Class<?> type) {
            return type == getClass();
        }
    }

    private record Other(
            String name,
            Set<Class<? extends ModuleApi>> apis,
            Set<Class<? extends ModuleApi>> dependencies)
            implements ApplicationModule {
        @Override
        public boolean contains(Class<?> type) {
            return type == getClass();
        }
    }
}
