package unisono.web.internal;

import com.google.inject.ConfigurationException;
import com.google.inject.Injector;
import com.google.inject.Key;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import unisono.data.Inbox;
import unisono.events.DependencyRule;
import unisono.events.Emitter;
import unisono.events.EventBus;
import unisono.events.EventDispatcher;
import unisono.events.Events;
import unisono.events.StartupException;
import unisono.web.Endpoint;
import unisono.web.Idempotency;
import unisono.web.Problem;
import unisono.web.Router;
import unisono.web.Routes;

/// Writes down what all modules register, and everything that is wrong with it.
public final class RouteBook implements Router {
    private static final Pattern SEGMENT =
            Pattern.compile("[A-Za-z0-9._~-]+|\\{[A-Za-z][A-Za-z0-9]*}");
    private static final DependencyRule RULE =
            new DependencyRule(
                    "controller",
                    Set.of(Events.class, Emitter.class, EventBus.class, EventDispatcher.class),
                    "A controller translates requests. Let it call a command, whose class emits.");

    private final Injector injector;
    private final Controllers controllers;
    private final RouteTable table = new RouteTable();
    private final Problems problems = new Problems();
    private final List<String> errors = new ArrayList<>();
    private final Set<Class<?>> checked = new HashSet<>();

    /// @param injector makes the controllers
    public RouteBook(Injector injector) {
        this.injector = injector;
        this.controllers = new Controllers(injector);
    }

    /// Registers all routes.
    ///
    /// @throws StartupException with everything that is wrong
    public void read(List<Routes> modules) {
        var wrong = errors(modules);
        if (!wrong.isEmpty()) {
            throw new StartupException(wrong);
        }
    }

    /// Registers all routes, and says everything that is wrong.
    List<String> errors(List<Routes> modules) {
        modules.forEach(routes -> routes.register(this));
        return List.copyOf(errors);
    }

    RouteTable table() {
        return table;
    }

    Problems problems() {
        return problems;
    }

    @Override
    public <C> Router get(String path, Class<C> controller, Endpoint<C> endpoint) {
        return route("GET", path, controller, endpoint);
    }

    @Override
    public <C> Router post(String path, Class<C> controller, Endpoint<C> endpoint) {
        return route("POST", path, controller, endpoint);
    }

    @Override
    public <C> Router post(
            String path, Class<C> controller, Endpoint<C> endpoint, Idempotency idempotency) {
        return once("POST", path, controller, endpoint, idempotency);
    }

    @Override
    public <C> Router put(String path, Class<C> controller, Endpoint<C> endpoint) {
        return route("PUT", path, controller, endpoint);
    }

    @Override
    public <C> Router patch(String path, Class<C> controller, Endpoint<C> endpoint) {
        return route("PATCH", path, controller, endpoint);
    }

    @Override
    public <C> Router patch(
            String path, Class<C> controller, Endpoint<C> endpoint, Idempotency idempotency) {
        return once("PATCH", path, controller, endpoint, idempotency);
    }

    @Override
    public <C> Router delete(String path, Class<C> controller, Endpoint<C> endpoint) {
        return route("DELETE", path, controller, endpoint);
    }

    @Override
    public <E extends Exception> Router problem(Class<E> type, Function<E, Problem> problem) {
        var source = Source.ofCaller();
        problems.add(type, problem, source)
                .ifPresent(other ->
                        error(
                                source,
                                "%s is mapped to a problem at %s already. Keep one."
                                        .formatted(type.getName(), other)));
        return this;
    }

    /// Adds a route of the framework itself.
    void own(String path, Route.Call call) {
        add(new Route("GET", path, call, "unisono.web"));
    }

    private <C> Router route(String verb, String path, Class<C> controller, Endpoint<C> endpoint) {
        return route(
                verb,
                path,
                controller,
                request -> endpoint.handle(controllers.one(controller), request));
    }

    private <C> Router once(
            String verb, String path, Class<C> controller, Endpoint<C> endpoint, Idempotency how) {
        if (injector.getExistingBinding(Key.get(Inbox.class)) == null) {
            error(
                    Source.ofCaller(),
                    "%s %s is to be done once, and the application has no database that would know. Install the data module."
                            .formatted(verb, path));
        }
        Route.Call call = request -> endpoint.handle(controllers.one(controller), request);
        var once = new OnceOnly(verb + " " + path, call, how, injector);
        return route(verb, path, controller, once);
    }

    private Router route(String verb, String path, Class<?> controller, Route.Call call) {
        var source = Source.ofCaller();
        checkController(controller, source);
        if (isPath(verb, path, source)) {
            add(new Route(verb, path, call, source));
        }
        return this;
    }

    private void add(Route route) {
        table.add(route)
                .ifPresent(other ->
                        error(
                                route.source(),
                                "%s %s is routed already, as %s at %s. Keep one."
                                        .formatted(
                                                route.verb(),
                                                route.path(),
                                                other.path(),
                                                other.source())));
    }

    private boolean isPath(String verb, String path, String source) {
        if (!path.startsWith("/")) {
            error(source, "The path of %s %s lacks its leading slash.".formatted(verb, path));
            return false;
        }
        var segments =
                path.equals("/") ? List.<String>of() : List.of(path.substring(1).split("/", -1));
        var variables = segments.stream().filter(Route::isVariable).toList();
        boolean right =
                segments.stream().allMatch(s -> SEGMENT.matcher(s).matches())
                        && Set.copyOf(variables).size() == variables.size();
        if (!right) {
            error(
                    source,
                    "%s %s is no path.".formatted(verb, path)
                            + " Between slashes stands a literal or one {variable}, each once.");
        }
        return right;
    }

    private void checkController(Class<?> controller, String source) {
        if (!checked.add(controller)) {
            return;
        }
        try {
            injector.getBinding(controller);
            RULE.problems(controller, injector).forEach(problem -> error(source, problem));
        } catch (ConfigurationException e) {
            var reasons =
                    e.getErrorMessages().stream()
                            .map(m -> m.getMessage().lines().findFirst().orElse(""))
                            .collect(Collectors.joining(" "));
            error(
                    source,
                    "The injector cannot make %s: %s".formatted(controller.getName(), reasons));
        }
    }

    private void error(String source, String message) {
        errors.add("%s (%s)".formatted(message, source));
    }
}
