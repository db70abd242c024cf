/// What applications name: event names, managers, modules, and the application that they make up.
///
/// Start with [EventManager], which shows the language of subscriptions, then [Events],
/// [ApplicationModule] and [Application].
///
/// - **event name**: a typed constant, [EventName], in an API interface or an emitter class.
/// - **payload**: the immutable record that an event carries.
/// - **API**: an interface of event names and commands, [ModuleApi], that exactly one application
///   module implements.
/// - **emitter**: the class on whose behalf an event is emitted. **Listener**: the class that hears
///   it.
/// - **subscription**: one line of a manager: emitter or API, event, listener, handler, timing.
/// - **delivery**: one event on its way to one listener.
/// - **emission**: one event as it was emitted, [Emission].
/// - **root**: the main listener of an aggregate, [unisono.events.root].
/// - **key**: what an event is about, [EventName#key]. **Origin**: who asked for it, [Origin].
package unisono.events;
