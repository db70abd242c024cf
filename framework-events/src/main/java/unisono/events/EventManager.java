package unisono.events;

import java.lang.invoke.MethodHandles.Lookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import unisono.events.internal.wiring.AnnotatedMethods;
import unisono.events.root.AggregateName;
import unisono.events.root.AggregateRoot;

/// All that one module hears and emits, on one page. Every module that does either ships a
/// subclass, found by `ServiceLoader` (`provides unisono.events.EventManager with …`): public, in a
/// hidden package, with a public constructor without parameters.
///
/// ```java
/// @Override
/// protected void registerListeners() {
///     emits(PlaceOrder.class, OrderApi.PLACED);
///
///     external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);
///     local(PlaceOrder.class, NumberOrder.class)
///             .on(OrderApi.PLACED, NumberOrder::assign).priority(10)
///         .and(PrintLabels.class)
///             .on(OrderApi.PLACED, PrintLabels::forOrder)
///                     .when(placed -> placed.lines() > 1)
///                     .asynchronously(Duration.ofSeconds(5));
///     typed(WarmPrices.class).on(ApplicationBooted.class, WarmPrices::load);
/// }
/// ```
///
/// **Scopes.** `local` and `external` open a scope, locked to one emitter or API. Inside it, `on`
/// binds an event to a method of the listener, `onAny` binds whatever is emitted there, `answering`
/// binds a question; `priority`, `when` and one timing amend the binding before them, and `and`
/// goes on with another listener. `everywhere` hears the whole application, `typed` and `annotated`
/// hear event objects by their class, `root` those of one aggregate. A scope is opened once:
/// opening it again in the same class is refused at start-up. A manager that extends another and
/// opens a scope of its parent again replaces all that the parent bound there, which the listing
/// shows.
///
/// **Types.** A handler of the wrong payload does not compile. `local(E, L)` hears what `E` and its
/// subtypes emit, class or interface, inside the own module. `external(Api, L)` hears the events
/// that `Api` declares; the listener never learns who emitted them, unless it asks for the
/// [Emission].
///
/// **Listeners** are constructed by the injector when they are first called, once per application,
/// and must be thread-safe. Their package is opened to `com.google.guice`, or their constructor is
/// public in an exported one.
///
/// **Emissions.** What is not declared with `emits` is refused when it is emitted, by name; so
/// `events explain` knows what follows an event, and start-up warns of circles: a listener is given
/// a class, by whatever way through the injector, that emits what leads to the listener again.
/// Where that ends by itself, the binding says so, and why, with `recursionEnds`.
///
/// **Recurring emissions** are declared with `recurring`; see [RecurringBinding].
///
/// Registration runs once, on the thread that boots the application, or that adds the manager to
/// [Subscriptions].
public abstract class EventManager {
    private final ScopeBook book = new ScopeBook(getClass());
    private final List<Emits> emits = new ArrayList<>();
    private final List<RecurringBinding> recurring = new ArrayList<>();
    private final List<Recurrence> recurrences = new ArrayList<>();
    private boolean registered;

    protected EventManager() {}

    /// Opens scopes and binds listeners; called once, at start-up.
    protected abstract void registerListeners();

    /// Opens the scope of an emitter of this module: a class or an interface, for all its subtypes.
    protected final <L> ListenerScope<L> local(Class<?> emitter, Class<L> listener) {
        return new ListenerScope<>(open(Subscription.Scope.LOCAL, emitter), listener);
    }

    /// Opens the scope of another module's API.
    protected final <L> ListenerScope<L> external(
            Class<? extends ModuleApi> api, Class<L> listener) {
        return new ListenerScope<>(open(Subscription.Scope.EXTERNAL, api), listener);
    }

    /// Opens the scope of everything that is emitted, in whatever module: for logs and consoles.
    protected final <L> EverywhereScope<L> everywhere(Class<L> listener) {
        return new EverywhereScope<>(open(Subscription.Scope.APPLICATION, listener), listener);
    }

    /// Opens the scope in which a listener hears event objects.
    protected final <L> TypedScope<L> typed(Class<L> listener) {
        return new TypedScope<>(open(Subscription.Scope.TYPED, listener), listener);
    }

    /// Wires the root of an aggregate: it hears all of the aggregate's events, and after it those
    /// listeners that it declares.
    ///
    /// @param listeners a static method of the root, `CartRoot::listeners`, that declares them
    protected final <R extends AggregateRoot> void root(
            AggregateName aggregate, Class<R> root, Consumer<RootScope> listeners) {
        var scope = new RootScope(open(Subscription.Scope.TYPED, root));
        scope.on(aggregate.everything(), root, AggregateRoot::hear);
        listeners.accept(scope);
    }

    /// Binds the methods of listeners that are marked with [OnEvent].
    ///
    /// @param lookup `MethodHandles.lookup()`, called in the manager: its right to the module's
    ///   hidden classes
    protected final void annotated(Lookup lookup, Class<?>... listeners) {
        for (var listener : listeners) {
            bindAnnotated(open(Subscription.Scope.TYPED, listener), lookup, listener);
        }
    }

    /// Declares what a class and its subtypes emit.
    protected final void emits(Class<?> emitter, EventName<?>... events) {
        declare(emitter, events);
    }

    /// Declares what a class and its subtypes ask.
    protected final void asks(Class<?> asker, QuestionName<?, ?>... questions) {
        declare(asker, questions);
    }

    /// Declares an emission that recurs; see [RecurringBinding] for what must follow.
    ///
    /// @param name as event names are, `cart.sweep`; unique in the application, and stored for ever
    protected final RecurringBinding recurring(String name, EventName<NoPayload> event) {
        return recur(name, event, _ -> NoPayload.NO_PAYLOAD);
    }

    /// Declares an emission that recurs, and whose payload is made of the time for which it is
    /// emitted: the one that cron says, however late it is.
    protected final <P> RecurringBinding recurring(
            String name, EventName<P> event, Function<Instant, P> payload) {
        return recur(name, event, payload);
    }

    private RecurringBinding recur(String name, EventName<?> event, Function<Instant, ?> payload) {
        var at = Caller.outside(getClass()).at();
        book.refuseWhenOver(at);
        var binding = new RecurringBinding(name, event, payload, at);
        recurring.add(binding);
        return binding;
    }

    /// Everything that this manager registers, in order. For the kernel, tests and tools.
    public final synchronized Registrations registrations() {
        if (!registered) {
            registered = true;
            registerListeners();
            book.end();
            recurring.forEach(one -> one.completed(book::refuse).ifPresent(recurrences::add));
        }
        return book.registrations(emits, recurrences);
    }

    private OpenScope open(Subscription.Scope scope, Class<?> source) {
        return book.open(scope, source, Caller.outside(getClass()));
    }

    private void declare(Class<?> emitter, MessageName<?>[] messages) {
        var at = Caller.outside(getClass()).at();
        book.refuseWhenOver(at);
        for (var message : messages) {
            emits.add(new Emits(emitter, message, at));
        }
    }

    private void bindAnnotated(OpenScope scope, Lookup lookup, Class<?> listener) {
        var methods = AnnotatedMethods.of(listener);
        if (methods.isEmpty()) {
            book.refuse(
                    "%s: %s has no method with @OnEvent. Mark one, or take the class out of annotated(...)."
                            .formatted(scope.caller().at(), listener.getSimpleName()));
        }
        for (var method : methods) {
            var problem = AnnotatedMethods.problem(method);
            if (problem != null) {
                book.refuse(
                        "%s: %s.%s is marked with @OnEvent, but %s."
                                .formatted(
                                        scope.caller().at(),
                                        listener.getSimpleName(),
                                        method.getName(),
                                        problem));
                continue;
            }
            scope.addAnnotated(listener, lookup, method);
        }
    }
}
