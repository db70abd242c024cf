package unisono.commands.internal;

import com.google.inject.Injector;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import unisono.commands.BoundCommand;
import unisono.commands.BoundPolicy;
import unisono.commands.CommandBook;
import unisono.commands.CommandDescription;
import unisono.commands.CommandException;
import unisono.commands.CommandName;
import unisono.commands.ModuleCommands;
import unisono.commands.PolicyDescription;
import unisono.commands.StoredExecution;
import unisono.events.ApplicationParts;
import unisono.events.DeclaredEvents;

/// All commands of an application, their handlers and the modules of those. Thread-safe.
public final class Book implements CommandBook {
    private static final String NONE = "none";

    private final List<ModuleCommands> managers;
    private final DeclaredEvents modules;
    private final Injector injector;
    private final Provider<Storage> storage;
    private final Map<CommandName<?, ?>, BoundCommand<?, ?, ?>> bound = new HashMap<>();
    private final Map<Class<?>, Object> instances = new HashMap<>();

    @Inject
    Book(
            ApplicationParts parts,
            DeclaredEvents modules,
            Injector injector,
            Provider<StoredRunner> runner,
            Provider<Storage> storage) {
        this.modules = modules;
        this.injector = injector;
        this.storage = storage;
        this.managers =
                parts.managers().stream()
                        .filter(ModuleCommands.class::isInstance)
                        .map(ModuleCommands.class::cast)
                        .toList();
        for (var manager : managers) {
            manager.runStoredBy(new Lazily(runner));
            manager.commands().commands().forEach(one -> bound.putIfAbsent(one.name(), one));
        }
    }

    /// Nothing is constructed before something stored is done.
    private record Lazily(Provider<StoredRunner> runner) implements StoredExecution {
        @Override
        public <C, R> void run(BoundCommand<?, C, R> bound, C command, UUID id) throws Exception {
            runner.get().run(bound, command, id);
        }
    }

    List<ModuleCommands> managers() {
        return managers;
    }

    /// The module of a class, or `none`.
    String moduleOf(Class<?> type) {
        return modules.moduleOf(type).orElse(NONE);
    }

    boolean isHandled(CommandName<?, ?> name) {
        return bound.containsKey(name);
    }

    /// @throws CommandException if nobody handles it, or it is another command
    @SuppressWarnings("unchecked") // a binding is of its name's types
    <C, R> BoundCommand<?, C, R> bound(CommandName<C, R> name, C command) {
        var found = bound.get(name);
        if (found == null) {
            throw new CommandException(
                    "%s was asked for, and nobody handles it. Bind it in the ModuleCommands of its module with handles(...), and name that one in the module's provides."
                            .formatted(name));
        }
        if (!name.commandType().isInstance(command)) {
            throw new CommandException(
                    "%s was asked for with something that is no %s. Mend the unchecked cast that let it through."
                            .formatted(name, name.commandType().getName()));
        }
        return (BoundCommand<?, C, R>) found;
    }

    /// The one handler of its class, constructed when it is first called.
    synchronized <H> H instance(Class<H> type) {
        var known = instances.get(type);
        if (known == null) {
            known = injector.getInstance(type);
            instances.put(type, known);
        }
        return type.cast(known);
    }

    @Override
    public List<CommandDescription> all() {
        return bound.values().stream()
                .map(this::describe)
                .sorted(Comparator.comparing(one -> one.name().text()))
                .toList();
    }

    private CommandDescription describe(BoundCommand<?, ?, ?> one) {
        return new CommandDescription(
                one.name(),
                moduleOf(one.manager()),
                one.handlerName(),
                one.outsideTransactions(),
                one.durable());
    }

    @Override
    public List<PolicyDescription> policies() {
        return managers.stream()
                .flatMap(manager -> manager.commands().policies().stream())
                .map(this::describe)
                .sorted(Comparator.comparing(PolicyDescription::event))
                .toList();
    }

    private PolicyDescription describe(BoundPolicy policy) {
        return new PolicyDescription(
                policy.event().text(),
                policy.command().text(),
                moduleOf(policy.manager()),
                policy.durable());
    }

    @Override
    public Optional<CommandDescription> find(String text) {
        return all().stream().filter(one -> one.name().text().equals(text)).findFirst();
    }

    @Override
    public Optional<String> stored(UUID id) {
        return storage.get().find(id).map(CommandTable.Row::name);
    }
}
