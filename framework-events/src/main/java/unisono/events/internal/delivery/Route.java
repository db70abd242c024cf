package unisono.events.internal.delivery;

import org.jspecify.annotations.Nullable;
import unisono.events.EventName;
import unisono.events.EventType;
import unisono.events.MessageName;
import unisono.events.QuestionName;

/// One class emitting one message: all that can be known in advance, and who hears it now.
public final class Route {
    private final Class<?> emitter;
    private final MessageName<?> message;
    private final String module;
    private final Class<?> payloadType;
    private final @Nullable Route next;
    private final @Nullable Shortcuts shortcuts;
    private volatile Audience audience = Audience.NOBODY;
    private volatile @Nullable PlainCalls calls;
    private boolean retired;

    /// Begins with nobody who hears it.
    ///
    /// @param next the route of another class that emits the same
    /// @param shortcuts to be told of the shortest way; null where nobody asks for it
    public Route(
            Class<?> emitter,
            MessageName<?> message,
            String module,
            @Nullable Route next,
            @Nullable Shortcuts shortcuts) {
        this.shortcuts = shortcuts;
        this.emitter = emitter;
        this.message = message;
        this.module = module;
        this.payloadType = message.payloadType();
        this.next = next;
    }

    /// That of what was stored, for one who hears it. Asks the injector: make it once.
    ///
    /// @param module the name of the emitter's module
    public static Route ofStored(
            Class<?> emitter, MessageName<?> message, String module, Subscriber subscriber) {
        var route = new Route(emitter, message, module, null, null);
        route.hear(Audience.of(new Subscriber[] {subscriber}, message.payloadType(), true));
        return route;
    }

    public Class<?> emitter() {
        return emitter;
    }

    public MessageName<?> message() {
        return message;
    }

    /// The name of the emitter's module.
    public String module() {
        return module;
    }

    public Class<?> payloadType() {
        return payloadType;
    }

    /// The route of another class that emits the same.
    @Nullable
    public Route next() {
        return next;
    }

    public Audience audience() {
        return audience;
    }

    /// What is left to do when nothing stands between the emitter and its listeners, and all of
    /// them exist. Null otherwise.
    @Nullable PlainCalls calls() {
        return calls;
    }

    /// A dispatch under way keeps the audience that it has.
    public synchronized void hear(Audience changed) {
        audience = changed;
        unsettle();
    }

    /// Ends with the emissions that are on their way: nobody keeps it up to date any more.
    public synchronized void retire() {
        retired = true;
        unsettle();
    }

    private void unsettle() {
        var outdated = calls;
        calls = null;
        if (outdated != null && shortcuts != null) {
            shortcuts.withdraw(message, outdated);
        }
    }

    /// Takes the short cut from now on, if the audience is still this one, and all its listeners
    /// exist. Once: the calls that were offered are those that are withdrawn.
    synchronized void settle(Audience heard) {
        if (audience == heard && calls == null && heard.isPlain() && !retired) {
            var settled = PlainCalls.of(this, heard);
            calls = settled;
            if (settled != null && !settled.isNesting() && shortcuts != null) {
                shortcuts.offer(message, settled);
            }
        }
    }

    /// Whether it is an event that a log records, and no question and no event object.
    boolean isEvent() {
        return message instanceof EventName;
    }

    /// `order.placed was emitted by PlaceOrder`, for error messages.
    String words() {
        return switch (message) {
            case EventName<?> event -> event + " was emitted by " + emitter.getSimpleName();
            case QuestionName<?, ?> question ->
                    question + " was asked by " + emitter.getSimpleName();
            case EventType<?> type -> type + " was published";
        };
    }

    @Override
    public String toString() {
        return message.text();
    }
}
