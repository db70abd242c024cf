package unisono.events.root;

/// The root of an aggregate: the one class that acts for it, such as a controller of the web, and
/// its main listener.
///
/// ```java
/// @Singleton
/// record CartRoot(Roots roots, Diary diary) implements AggregateRoot {
///     @Inject
///     CartRoot {}
///
///     static void listeners(RootScope root) {
///         root.on(LINES.written(), CountLines.class, WarnStock.class)
///                 .on(CHECK_OUT, Greet.class, Greet::customer);
///     }
///
///     @Override
///     public void hear(RootEvent event) {
///         diary.write(event.name());
///     }
/// }
/// ```
///
/// The manager of its module wires it, `root(CART, CartRoot.class, CartRoot::listeners)`: from then
/// on it hears every event of the aggregate, those of its parts included, before the listeners that
/// it declares. It is one object, whoever asks for it: annotated with `@Singleton`, or bound so;
/// else the start is refused. Where there is no manager, it is set up by hand:
/// `CART.everything().listen(bus, root::hear)`. Thread-safe.
public interface AggregateRoot {
    /// By which the framework tells it that an action begins.
    Roots roots();

    /// Hears every event of the aggregate. By default does nothing.
    ///
    /// @throws Exception stops the rest, and reaches whoever dispatched
    default void hear(RootEvent event) throws Exception {}
}
