package unisono.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import unisono.commands.Till.Clerk;
import unisono.commands.Till.Count;
import unisono.commands.Till.Pay;
import unisono.commands.Till.Receipt;
import unisono.commands.Till.ShiftApi;
import unisono.commands.Till.ShiftEnded;
import unisono.commands.Till.ShiftEvents;
import unisono.commands.Till.ShiftModule;
import unisono.data.DataModule;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.ModuleApi;
import unisono.events.Personal;
import unisono.events.StartupException;

/// What an application with commands is refused for before it starts. No database is opened.
final class StartupTests {
    private static final List<String> REPORT =
            List.of(
                    "the command of lamp.odd is no immutable record: its component Mutable.numbers is an array, which anybody can change: use a List.",
                    "the result of lamp.wide is no immutable record: its component Wide.all is of the type Object, which is no immutable value: use a record.",
                    "the result of lamp.whose has personal data",
                    "the handler Unconstructible cannot be constructed.",
                    "lamp.break is sent, and nobody handles it.",
                    "two commands are named \"lamp.switch\", one is a Switch and one a Pay.",
                    "sends(Clerk, …) names a class outside module lamp.",
                    "lamp.wide is to be stored, but StartupTests.java:",
                    "lamp.switch would run in the transaction of shift.ended, but its handler runs outside transactions. Say durably() here.");

    public interface LampApi extends ModuleApi {
        CommandName<Switch, NoResult> SWITCH = CommandName.of("lamp.switch", Switch.class);
    }

    /// On or off.
    public record Switch(boolean on) {}

    /// Something that can be changed on the way.
    public record Mutable(List<int[]> numbers) {}

    /// Something that nobody can read.
    public record Wide(Map<String, Object> all) {}

    /// Somebody's data.
    public record Whose(@Personal @Nullable String name) {}

    /// What has a type of its own each time.
    public record Generic<T>(T value) {}

    static final class Lamp {
        void change(Switch to) {}

        Receipt odd(Mutable mutable) {
            return new Receipt("", mutable.numbers().size());
        }

        Whose whose(Count count) {
            return new Whose(count.till());
        }

        Wide wide(Count count) {
            return new Wide(Map.of(count.till(), 1));
        }
    }

    static final class Unconstructible {
        private final List<String> wishes;

        Unconstructible(List<String> wishes) {
            this.wishes = wishes;
        }

        void change(Count count) {
            wishes.add(count.till());
        }
    }

    private static final class LampModule implements ApplicationModule {
        @Override
        public String name() {
            return "lamp";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(LampApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return ApplicationModule.super.contains(type) && !new ShiftModule().contains(type);
        }
    }

    @Test
    void startsWhereAllIsWell() {
        try (var application =
                boot(
                        new ModuleCommands() {
                            @Override
                            protected void registerCommands() {
                                handles(LampApi.SWITCH, Lamp.class, Lamp::change);
                                sends(Lamp.class, LampApi.SWITCH);
                            }
                        })) {
            var book = application.injector().getInstance(CommandBook.class);
            assertThat(book.all())
                    .containsExactly(
                            new CommandDescription(
                                    LampApi.SWITCH, "lamp", "Lamp.change", false, false));
            assertThat(book.find("lamp.switch")).isPresent();
            assertThat(book.find("lamp.break")).isEmpty();
        }
    }

    @Test
    void refusesTwoHandlersOfOneCommand() {
        assertThatThrownBy(() ->
                        boot(
                                new ModuleCommands() {
                                    @Override
                                    protected void registerCommands() {
                                        handles(LampApi.SWITCH, Lamp.class, Lamp::change);
                                        handles(LampApi.SWITCH, Lamp.class, Lamp::change);
                                    }
                                }))
                .isInstanceOf(StartupException.class)
                .hasMessageMatching(
                        "(?s).*StartupTests.java:\\d+: lamp.switch is handled by Lamp.change already, at StartupTests.java:\\d+\\. A command has one handler: keep one of them, or make one an event.");
    }

    @Test
    void refusesACommandOfAnApiThatNobodyHandles() {
        assertThatThrownBy(() -> boot(new NoCommands()))
                .isInstanceOf(StartupException.class)
                .hasMessageEndingWith(
                        "LampApi.SWITCH names the command lamp.switch, and nobody handles it. Bind it in a ModuleCommands of module lamp with handles(...), and name that one in the module's provides.");
    }

    private static final class NoCommands extends ModuleCommands {
        @Override
        protected void registerCommands() {}
    }

    @Test
    void tellsAllThatIsWrongInOneReport() {
        var odd = CommandName.of("lamp.odd", Mutable.class, Receipt.class);
        var wide = CommandName.of("lamp.wide", Count.class, Wide.class);
        var whose = CommandName.of("lamp.whose", Count.class, Whose.class);
        var twin = CommandName.of("lamp.switch", Pay.class);
        var nobodys = CommandName.of("lamp.break", Count.class);
        var impossible = CommandName.of("lamp.impossible", Count.class);

        assertThatThrownBy(() ->
                        boot(
                                new ModuleCommands() {
                                    @Override
                                    protected void registerCommands() {
                                        handles(LampApi.SWITCH, Lamp.class, Lamp::change)
                                                .outsideTransactions();
                                        handles(odd, Lamp.class, Lamp::odd);
                                        handles(whose, Lamp.class, Lamp::whose).durably();
                                        handles(wide, Lamp.class, Lamp::wide);
                                        handles(
                                                impossible,
                                                Unconstructible.class,
                                                Unconstructible::change);
                                        sends(Lamp.class, nobodys, twin);
                                        sends(Clerk.class, LampApi.SWITCH);
                                        policy(ShiftApi.class, ShiftApi.ENDED)
                                                .sends(wide, StartupTests::count)
                                                .durably();
                                        policy(ShiftApi.class, ShiftApi.ENDED)
                                                .sends(LampApi.SWITCH, _ -> new Switch(false));
                                    }
                                }))
                .isInstanceOfSatisfying(
                        StartupException.class,
                        e ->
                                assertThat(e.problems())
                                        .hasSize(REPORT.size())
                                        .allMatch(
                                                it -> it.matches("(?s)StartupTests.java:\\d+: .*"))
                                        .allMatch(it -> REPORT.stream().anyMatch(it::contains)));
    }

    private static Count count(ShiftEnded ended) {
        return new Count(ended.till());
    }

    @Test
    void refusesGenericRecords() {
        @SuppressWarnings("rawtypes") // as somebody may who does not mind
        var generic = CommandName.of("lamp.generic", Generic.class);

        assertThatThrownBy(() ->
                        boot(
                                new ModuleCommands() {
                                    @Override
                                    @SuppressWarnings("rawtypes")
                                    protected void registerCommands() {
                                        handles(LampApi.SWITCH, Lamp.class, Lamp::change);
                                        CommandAction<Lamp, Generic> nothing = (_, _) -> {};
                                        handles(generic, Lamp.class, nothing);
                                    }
                                }))
                .hasMessageContaining("Generic has type parameters");
    }

    @Test
    void refusesCommandsThatComeTooLate() {
        class LateCommands extends ModuleCommands {
            @Override
            protected void registerCommands() {
                handles(LampApi.SWITCH, Lamp.class, Lamp::change);
            }

            void again() {
                registerCommands();
            }
        }

        var late = new LateCommands();
        try (var application = boot(late)) {
            assertThat(application.modules()).hasSize(2);
            assertThatThrownBy(late::again)
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("comes too late");
        }
    }

    private static Application boot(ModuleCommands manager) {
        var data =
                DataModule.of(
                        () -> {
                            throw new AssertionError("The database was opened");
                        },
                        List.of());
        return Application.builder()
                .module(new ShiftModule(), new ShiftEvents())
                .module(new LampModule(), manager)
                .install(data, CommandsModule.of())
                .boot();
    }
}
