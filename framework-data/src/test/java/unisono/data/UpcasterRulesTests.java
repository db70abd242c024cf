package unisono.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import unisono.events.Application;
import unisono.events.ApplicationModule;
import unisono.events.EventName;
import unisono.events.ModuleApi;
import unisono.events.NoPayload;
import unisono.events.StartupException;

/// Upcasters that the application is refused for.
final class UpcasterRulesTests {
    private static final EventName<NoPayload> NOBODYS = EventName.of("bank.robbed").version(2);

    @Test
    void startsWhenEachStepIsMadeOnce() {
        var application =
                boot(new NameTheCurrency(), Step.renaming(BankApi.PAID_IN, 2, "account", "to"));

        var payloads = application.injector().getInstance(Payloads.class);
        assertThat(payloads.read(BankApi.PAID_IN, 1, "{\"account\":\"NL91\",\"amount\":\"1\"}"))
                .hasNoNullFieldsOrProperties();
    }

    @Test
    void reportsAllThatIsWrongWithThem() throws IOException {
        var failure =
                catchThrowableOfType(
                        StartupException.class,
                        () ->
                                boot(
                                        new NameTheCurrency(),
                                        Step.unchanged(BankApi.PAID_IN, 1),
                                        Step.unchanged(BankApi.PAID_IN, 3),
                                        Step.unchanged(BankApi.CLOSED, 0),
                                        Step.unchanged(NOBODYS, 1),
                                        new Burglar.Tool()));

        assertThat(failure).hasMessage(golden("upcaster-report.txt"));
    }

    private static Application boot(Upcaster... upcasters) {
        var data =
                DataModule.of(
                        () -> {
                            throw new AssertionError("No database is needed.");
                        },
                        List.of(),
                        List.of(upcasters));
        return Application.builder().module(new Burglar()).module(new Bank()).install(data).boot();
    }

    private static String golden(String name) throws IOException {
        try (var file = UpcasterRulesTests.class.getResourceAsStream("/messages/" + name)) {
            assertThat(file).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    static final class Bank implements ApplicationModule {
        @Override
        public String name() {
            return "bank";
        }

        @Override
        public Set<Class<? extends ModuleApi>> apis() {
            return Set.of(BankApi.class);
        }

        @Override
        public boolean contains(Class<?> type) {
            return type.getEnclosingClass() != Burglar.class && type != Burglar.class;
        }
    }

    static final class Burglar implements ApplicationModule {
        @Override
        public String name() {
            return "burglar";
        }

        @Override
        public boolean contains(Class<?> type) {
            return type.getEnclosingClass() == Burglar.class || type == Burglar.class;
        }

        static final class Tool implements Upcaster {
            @Override
            public EventName<?> event() {
                return BankApi.PAID_IN;
            }

            @Override
            public int from() {
                return 1;
            }
        }
    }
}
