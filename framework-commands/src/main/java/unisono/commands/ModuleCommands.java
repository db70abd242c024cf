package unisono.commands;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import unisono.commands.internal.PolicyListener;
import unisono.events.Caller;
import unisono.events.EventManager;
import unisono.events.EventName;
import unisono.events.ListenerScope;
import unisono.events.ModuleApi;
import unisono.events.WiringLanguage;
import unisono.events.WrappedHandler;

/// All commands that one module handles, and all events that lead it to commands, on one page. It
/// is an [EventManager], and found as one is: `provides unisono.events.EventManager with …`, beside
/// the manager of the module's listeners.
///
/// ```java
/// @Override
/// protected void registerCommands() {
///     // …
///     handles(TillApi.PAY, Cashier.class, Cashier::pay)
///             .durably()
///             .key(Pay::till)
///             .retry(3, Duration.ofMillis(20));
///     handles(TillApi.COUNT, Cashier.class, Cashier::count).durably();
///     // …
///     policy(ShiftApi.class, ShiftApi.ENDED).sends(TillApi.COUNT, Count::of);
///     // …
/// }
/// ```
///
/// **Handlers** are constructed by the injector when they are first called, once per application,
/// and must be thread-safe; their package is opened to `com.google.guice`, as that of listeners is.
/// Nothing reflective calls them. Each command has exactly one, in the module whose API names it.
///
/// By convention its name ends so: `TillCommands`.
///
/// **Timing.** Without more words, a command can be sent and submitted. `durably` lets it be
/// stored, too, and says how it is tried again; a durable command is an event of the module and a
/// durable listener, both under the command's name, for listings, metrics and all that operators
/// do.
///
/// **Policies** turn events of other modules (name their API) or of the own module (name the
/// emitter) into commands: in the emitter's transaction, or with `durably` stored in it.
///
/// Refused at start-up, in the one report: two handlers of one command, a command of an API that
/// nobody or another module handles, two names with one text, a command or result that is no
/// immutable record, a handler of another module, a policy whose command cannot be had in its way.
/// A manager that is added while the application runs handles no commands.
///
/// Registration runs once, on the thread that boots the application.
@WiringLanguage
public abstract class ModuleCommands extends EventManager {
    private final List<CommandBinding<?, ?, ?>> bindings = new ArrayList<>();
    private final List<PolicyBinding> policies = new ArrayList<>();
    private final List<SentCommand> sent = new ArrayList<>();
    private final Map<Class<?>, ListenerScope<PolicyListener>> sources = new HashMap<>();
    private @Nullable ListenerScope<?> stored;
    private volatile @Nullable StoredExecution execution;
    private boolean over;

    protected ModuleCommands() {}

    /// Binds commands and policies; called once, at start-up.
    protected abstract void registerCommands();

    @Override
    protected final void registerListeners() {
        registerCommands();
        over = true;
    }

    /// Binds a command to the method that does it.
    protected final <H, C, R> CommandBinding<H, C, R> handles(
            CommandName<C, R> name, Class<H> type, CommandHandler<H, C, R> handler) {
        return bind(name, type, handler, handler);
    }

    /// Binds a command without result to the method that does it.
    protected final <H, C> CommandBinding<H, C, NoResult> handles(
            CommandName<C, NoResult> name, Class<H> type, CommandAction<H, C> action) {
        CommandHandler<H, C, NoResult> handler =
                (one, command) -> {
                    action.handle(one, command);
                    return NoResult.NO_RESULT;
                };
        return bind(name, type, handler, action);
    }

    private <H, C, R> CommandBinding<H, C, R> bind(
            CommandName<C, R> name,
            Class<H> type,
            CommandHandler<H, C, R> handler,
            Serializable said) {
        var at = at();
        var bound =
                new BoundCommand<>(
                        name,
                        type,
                        handler,
                        WrappedHandler.words(said, type, at),
                        getClass(),
                        false,
                        false,
                        at);
        var binding = new CommandBinding<>(this, bound, said);
        bindings.add(binding);
        return binding;
    }

    /// Says which commands a class of this module sends: start-up then sees to it that they are
    /// handled.
    protected final void sends(Class<?> sender, CommandName<?, ?>... commands) {
        for (var command : commands) {
            sent.add(new SentCommand(sender, command, at()));
        }
    }

    /// Begins a policy: an event that leads to a command.
    ///
    /// @param source the API of another module that declares the event, or the class or interface
    ///   of this module that emits it
    protected final <E> PolicyScope<E> policy(Class<?> source, EventName<E> event) {
        var scope = sources.computeIfAbsent(source, this::open);
        return new PolicyScope<>(this, scope, event);
    }

    private ListenerScope<PolicyListener> open(Class<?> source) {
        return ModuleApi.class.isAssignableFrom(source)
                ? external(source.asSubclass(ModuleApi.class), PolicyListener.class)
                : local(source, PolicyListener.class);
    }

    /// The scope in which what is stored is heard, at a handler's class.
    <H> ListenerScope<H> stored(Class<H> handler) {
        var open = stored;
        var scope = open == null ? local(getClass(), handler) : open.and(handler);
        stored = scope;
        return scope;
    }

    void emitsStored(CommandName<?, ?> name) {
        emits(getClass(), name.event());
    }

    void add(PolicyBinding policy) {
        policies.add(policy);
    }

    StoredExecution execution() {
        var known = execution;
        if (known == null) {
            throw new CommandException(
                    "%s has commands, and the application has no bus for them. Install CommandsModule."
                            .formatted(getClass().getName()));
        }
        return known;
    }

    /// The line of the module that speaks.
    String at() {
        var at = Caller.outside(getClass()).at();
        if (over) {
            throw new CommandException(
                    "%s comes too late: %s has registered its commands. Say it in registerCommands()."
                            .formatted(at, getClass().getName()));
        }
        return at;
    }

    /// Everything that this manager said. For the framework, tests and tools.
    public final CommandRegistrations commands() {
        var _ = registrations();
        return new CommandRegistrations(
                bindings.stream().<BoundCommand<?, ?, ?>>map(CommandBinding::bound).toList(),
                policies.stream().map(PolicyBinding::bound).toList(),
                sent);
    }

    /// Says who does what was stored. For the framework.
    public final void runStoredBy(StoredExecution who) {
        execution = who;
    }
}
