package unisono.cli.internal.command;

import com.google.inject.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import unisono.cli.internal.names.Similar;
import unisono.cli.internal.operation.Refused;
import unisono.commands.CommandBook;
import unisono.commands.CommandBus;
import unisono.commands.CommandDescription;
import unisono.events.Application;

/// What an application has of commands.
record Installed(CommandBook book, CommandBus bus) {
    /// Empty where nobody installed them.
    static Optional<Installed> in(Application application) {
        var injector = application.injector();
        return injector.getExistingBinding(Key.get(CommandBus.class)) == null
                ? Optional.empty()
                : Optional.of(
                        new Installed(
                                injector.getInstance(CommandBook.class),
                                injector.getInstance(CommandBus.class)));
    }

    /// @throws IllegalStateException where nobody installed them
    static Installed required(Application application) {
        return in(application)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "this application has no commands: it does not install CommandsModule."));
    }

    /// The command that was typed.
    ///
    /// @throws picocli.CommandLine.ParameterException if there is none
    CommandDescription named(@Nullable CommandSpec command, String text) {
        return book.find(text)
                .orElseThrow(() -> {
                    var names = book.all().stream().map(one -> one.name().text()).toList();
                    var similar = Similar.severalTo(text, names);
                    var hint =
                            similar.isEmpty()
                                    ? "See: unisono command list"
                                    : "Did you mean %s?".formatted(String.join(" or ", similar));
                    return Refused.because(
                            command, "there is no command \"%s\". %s".formatted(text, hint));
                });
    }
}
