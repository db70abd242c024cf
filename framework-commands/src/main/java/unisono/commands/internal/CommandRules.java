package unisono.commands.internal;

import com.google.inject.ConfigurationException;
import com.google.inject.Injector;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unisono.commands.BoundCommand;
import unisono.commands.BoundPolicy;
import unisono.commands.CommandName;
import unisono.commands.ImmutableRecords;
import unisono.commands.ModuleCommands;
import unisono.commands.NoResult;
import unisono.commands.SentCommand;
import unisono.events.ApplicationModule;
import unisono.events.ApplicationParts;
import unisono.events.ModuleApi;

/// What managers of commands may say, all together.
public final class CommandRules {
    private final Book book;
    private final ApplicationParts parts;
    private final Injector injector;
    private final List<String> problems = new ArrayList<>();
    private final Map<CommandName<?, ?>, BoundCommand<?, ?, ?>> handled = new HashMap<>();
    private final Map<String, CommandName<?, ?>> byText = new HashMap<>();

    @Inject
    CommandRules(Book book, ApplicationParts parts, Injector injector) {
        this.book = book;
        this.parts = parts;
        this.injector = injector;
    }

    /// Everything that is wrong.
    public List<String> problems() {
        for (var manager : book.managers()) {
            manager.commands().commands().forEach(this::checkHandled);
        }
        parts.modules().forEach(this::checkApis);
        for (var manager : book.managers()) {
            manager.commands().sent().forEach(one -> checkSent(manager, one));
            manager.commands().policies().forEach(this::checkPolicy);
        }
        return problems;
    }

    private void checkHandled(BoundCommand<?, ?, ?> bound) {
        var first = handled.putIfAbsent(bound.name(), bound);
        if (first != null) {
            problems.add(
                    "%s: %s is handled by %s already, at %s. A command has one handler: keep one of them, or make one an event."
                            .formatted(bound.at(), bound.name(), first.handlerName(), first.at()));
        }
        use(bound.name(), bound.at());
        checkType(bound, "command", bound.name().commandType());
        if (bound.name().resultType() != NoResult.class) {
            checkType(bound, "result", bound.name().resultType());
            checkPersonal(bound);
        }
        checkHandler(bound);
    }

    private void checkType(BoundCommand<?, ?, ?> bound, String what, Class<?> type) {
        var problem = ImmutableRecords.problem(type);
        if (problem != null) {
            problems.add(
                    "%s: the %s of %s is no immutable record: %s."
                            .formatted(bound.at(), what, bound.name(), problem));
        }
    }

    /// What is stored of a command is sealed by its event; nothing seals its result.
    private void checkPersonal(BoundCommand<?, ?, ?> bound) {
        var type = bound.name().resultType();
        if (bound.durable() && ImmutableRecords.isPersonal(type)) {
            problems.add(
                    "%s: the result of %s has personal data, which would be stored as it is. Answer with an id, or do not bind it durably()."
                            .formatted(bound.at(), bound.name()));
        }
    }

    private void checkHandler(BoundCommand<?, ?, ?> bound) {
        var module = book.moduleOf(bound.manager());
        var type = bound.handlerType();
        if (!book.moduleOf(type).equals(module)) {
            problems.add(
                    "%s: the handler %s is no class of module %s. A manager speaks for its own module only."
                            .formatted(bound.at(), type.getName(), module));
        }
        try {
            var _ = injector.getBinding(type);
        } catch (ConfigurationException e) {
            problems.add(
                    "%s: the handler %s cannot be constructed. %s"
                            .formatted(bound.at(), type.getSimpleName(), e.getErrorMessages()));
        }
    }

    private void use(CommandName<?, ?> name, String at) {
        var first = byText.putIfAbsent(name.text(), name);
        if (first != null && !first.equals(name)) {
            problems.add(
                    "%s: two commands are named \"%s\", one is a %s and one a %s. A name is stored for ever and means one command: rename one of them."
                            .formatted(
                                    at,
                                    name.text(),
                                    first.commandType().getSimpleName(),
                                    name.commandType().getSimpleName()));
        }
    }

    private void checkApis(ApplicationModule module) {
        for (var api : module.apis()) {
            Stream.of(api.getDeclaredFields())
                    .filter(field -> CommandName.class.isAssignableFrom(field.getType()))
                    .forEach(field -> checkConstant(module, api, field));
        }
    }

    private void checkConstant(
            ApplicationModule module, Class<? extends ModuleApi> api, Field field) {
        var at = api.getSimpleName() + "." + field.getName();
        try {
            if (field.get(null) instanceof CommandName<?, ?> name) {
                use(name, at);
                checkOwner(module, name, at);
            }
        } catch (IllegalAccessException e) {
            problems.add(
                    "The commands of %s cannot be read: the interface must be public, in a package that its module exports."
                            .formatted(api.getName()));
        }
    }

    private void checkOwner(ApplicationModule module, CommandName<?, ?> name, String at) {
        var bound = handled.get(name);
        if (bound == null) {
            problems.add(
                    "%s names the command %s, and nobody handles it. Bind it in a ModuleCommands of module %s with handles(...), and name that one in the module's provides."
                            .formatted(at, name, module.name()));
            return;
        }
        var handling = book.moduleOf(bound.manager());
        if (!handling.equals(module.name())) {
            problems.add(
                    "%s: module %s cannot handle %s, which belongs to module %s. The module that implements an API does what it names."
                            .formatted(bound.at(), handling, name, module.name()));
        }
    }

    private void checkSent(ModuleCommands manager, SentCommand sent) {
        var module = book.moduleOf(manager.getClass());
        if (!book.moduleOf(sent.sender()).equals(module)) {
            problems.add(
                    "%s: sends(%s, …) names a class outside module %s. A manager speaks for its own module only."
                            .formatted(sent.at(), sent.sender().getSimpleName(), module));
        }
        refuseUnhandled(sent.command(), sent.at());
    }

    private void refuseUnhandled(CommandName<?, ?> name, String at) {
        use(name, at);
        if (name.equals(byText.get(name.text())) && !handled.containsKey(name)) {
            problems.add(
                    "%s: %s is sent, and nobody handles it. Bind it in the ModuleCommands of its module with handles(...), or add the module."
                            .formatted(at, name));
        }
    }

    private void checkPolicy(BoundPolicy policy) {
        var bound = handled.get(policy.command());
        if (bound == null) {
            refuseUnhandled(policy.command(), policy.at());
        } else if (policy.durable() && !bound.durable()) {
            problems.add(
                    "%s: %s is to be stored, but %s says nothing of how it is tried again. Bind it there with durably()."
                            .formatted(policy.at(), policy.command(), bound.at()));
        } else if (!policy.durable() && bound.outsideTransactions()) {
            problems.add(
                    "%s: %s would run in the transaction of %s, but its handler runs outside transactions. Say durably() here."
                            .formatted(policy.at(), policy.command(), policy.event()));
        }
    }
}
