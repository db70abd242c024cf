package unisono.cli;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import unisono.cli.Greet.Greeter;

/// A command as a module could contribute it.
@Command(name = "greet", description = "Greets.")
final class Greet extends ApplicationCommand<Greeter> {
    @Mixin private final Output output = new Output();

    @Parameters(paramLabel = "WHOM")
    @SuppressWarnings("FieldCanBeFinal") // picocli assigns it
    private String whom = "";

    Greet() {
        super(Greeter.class);
    }

    @Override
    protected ExitCode run(Greeter greeter) {
        var greeting = greeter.greeting(whom);
        output.print(greeting, Table.of("WHOM", "AT").row(whom, greeting.at()));
        return ExitCode.DONE;
    }

    /// A worker with a collaborator.
    static final class Greeter {
        private final Configuration configuration;

        @Inject
        Greeter(Configuration configuration) {
            this.configuration = configuration;
        }

        Greeting greeting(String whom) {
            return new Greeting(whom, configuration.port(), null);
        }
    }

    record Greeting(String whom, int at, @Nullable String again) {}
}
