package unisono.commands;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import unisono.commands.internal.Book;
import unisono.commands.internal.Bus;
import unisono.commands.internal.CommandRules;
import unisono.commands.internal.Layers;
import unisono.events.StartupCheck;

/// Gives an application its commands: binds [CommandBus] and [CommandBook], and checks at start-up
/// what the managers say ([ModuleCommands]). Installed beside the data module:
///
/// ```java
/// return Application.builder()
///         // …
///         .module(new TillModule(), managers())
///         .install(data, CommandsModule.of(layers))
///         // …
///         .boot();
/// ```
public final class CommandsModule extends AbstractModule {
    private final List<CommandMiddleware> layers;

    private CommandsModule(List<CommandMiddleware> layers) {
        this.layers = layers;
    }

    /// Commands with this middleware around each handling; the first is the outermost.
    public static CommandsModule of(CommandMiddleware... layers) {
        return new CommandsModule(List.of(layers));
    }

    @Override
    protected void configure() {
        bind(Layers.class).toInstance(new Layers(layers));
        bind(Book.class).in(Singleton.class);
        bind(CommandBook.class).to(Book.class);
        bind(CommandBus.class).to(Bus.class).in(Singleton.class);
        Multibinder.newSetBinder(binder(), StartupCheck.class)
                .addBinding()
                .toInstance(injector -> injector.getInstance(CommandRules.class).problems());
    }
}
