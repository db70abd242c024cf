package unisono.events;

/// All that one module hears, on one page. Every module that listens ships a subclass, found by
/// `ServiceLoader` (`provides unisono.events.EventManager with …`): public, in a hidden package,
/// with a public constructor without parameters.
///
/// ```java
/// @Override
/// protected void registerListeners() {
///     external(CartApi.class, PlaceOrder.class).on(CartApi.CHECKED_OUT, PlaceOrder::fromCart);
///     local(PlaceOrder.class, NumberOrder.class)
///             .on(OrderApi.PLACED, NumberOrder::assign).priority(10)
///         .and(PrintOrder.class)
///             .on(OrderApi.PLACED, PrintOrder::print);
/// }
/// ```
///
/// **Scopes.** `local` and `external` open a scope, locked to one emitter or API. Inside it, `on`
/// binds an event to a method of the listener, `priority` amends the binding before it, and `and`
/// goes on with another listener. A scope is opened once: opening it again in the same class is
/// refused at start-up. A manager that extends another and opens a scope of its parent again
/// replaces all that the parent bound there, which the listing shows.
///
/// **Types.** A handler of the wrong payload does not compile. `local(E, L)` hears what `E` and its
/// subtypes emit, class or interface, inside the own module. `external(Api, L)` hears the events
/// that `Api` declares; the listener never learns who emitted them.
///
/// **Listeners** are constructed by the injector when they are first called, once per application,
/// and must be thread-safe. Their package is opened to `com.google.guice`, or their constructor is
/// public in an exported one.
///
/// Registration runs once, on the thread that boots the application.
public abstract class EventManager {
    private final ScopeBook book = new ScopeBook();
    private boolean registered;

    protected EventManager() {}

    /// Opens scopes and binds listeners; called once, at start-up.
    protected abstract void registerListeners();

    /// Opens the scope of an emitter of this module: a class or an interface, for all its subtypes.
    protected final <L> ListenerScope<L> local(Class<?> emitter, Class<L> listener) {
        return new ListenerScope<>(
                book.open(Subscription.Scope.LOCAL, emitter, Caller.outside(getClass())), listener);
    }

    /// Opens the scope of another module's API.
    protected final <L> ListenerScope<L> external(
            Class<? extends ModuleApi> api, Class<L> listener) {
        return new ListenerScope<>(
                book.open(Subscription.Scope.EXTERNAL, api, Caller.outside(getClass())), listener);
    }

    /// Everything that this manager registers, in order. For the kernel, tests and tools.
    public final synchronized Registrations registrations() {
        if (!registered) {
            registered = true;
            registerListeners();
        }
        return book.registrations();
    }
}
