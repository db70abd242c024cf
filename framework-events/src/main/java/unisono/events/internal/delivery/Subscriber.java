package unisono.events.internal.delivery;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import unisono.events.Emission;
import unisono.events.Handler;
import unisono.events.MessageName;
import unisono.events.Reaction;
import unisono.events.Subscription;
import unisono.events.Terms;
import unisono.events.Timing;

/// A subscription with the listener that it calls.
public final class Subscriber {
    private final Subscription subscription;
    private final String module;
    private final ListenerInstance listener;
    private final BooleanSupplier mayEmit;
    private final @Nullable Object turn;
    private final Handler<Object, Object> handler;
    private volatile @Nullable Object instance;

    public Subscriber(
            Subscription subscription,
            String module,
            ListenerInstance listener,
            BooleanSupplier mayEmit) {
        this(subscription, module, listener, mayEmit, null);
    }

    /// @param turn which several subscriptions of one handler share, because it runs once
    @SuppressWarnings("serial") // handlers can be serialized to be named, and never are
    private Subscriber(
            Subscription subscription,
            String module,
            ListenerInstance listener,
            BooleanSupplier mayEmit,
            @Nullable Object turn) {
        this.turn = turn;
        this.subscription = subscription;
        this.module = module;
        this.listener = listener;
        this.mayEmit = mayEmit;
        this.handler =
                subscription.reaction() instanceof Reaction.Handling(var plain)
                        ? plain
                        : Subscriber::refuse;
    }

    /// The same, where no other subscription of the handler has run it.
    public Subscriber sharing(Object oneTurn) {
        return new Subscriber(subscription, module, listener, mayEmit, oneTurn);
    }

    /// What several subscriptions of the handler share, of which one has its turn. Null for one.
    @Nullable Object turn() {
        return turn;
    }

    /// Whether the listener wants the payload, at once, in any case.
    boolean isPlain() {
        var terms = subscription.terms();
        return turn == null
                && subscription.reaction() instanceof Reaction.Handling
                && terms.timing() == Timing.IN_TRANSACTION
                && terms.condition() == null
                && !terms.stopping();
    }

    /// Whether the listener's code could emit anything. Asks the injector.
    boolean mayEmit() {
        return mayEmit.getAsBoolean();
    }

    public Subscription subscription() {
        return subscription;
    }

    public Terms terms() {
        return subscription.terms();
    }

    String module() {
        return module;
    }

    /// The listener, if it has been constructed.
    @Nullable Object constructed() {
        return instance;
    }

    Handler<Object, Object> handler() {
        return handler;
    }

    /// Calls a plain listener.
    void handle(Object payload) throws Exception {
        var target = instance;
        handler.handle(target != null ? target : create(), payload);
    }

    private static void refuse(Object listener, Object payload) {
        throw new IllegalStateException("%s is not plain.".formatted(listener));
    }

    /// Calls the listener, whatever it wants, and returns its answer.
    @Nullable Object react(Emission emission, Object payload) throws Exception {
        var target = instance();
        switch (subscription.reaction()) {
            case Reaction.Handling(var plain) -> plain.handle(target, payload);
            case Reaction.Witnessing(var witness) -> witness.handle(target, payload, emission);
            case Reaction.Watching(var watcher) -> watcher.handle(target, emission);
            case Reaction.Answering(var answerer) -> {
                return answerer.answer(target, payload);
            }
        }
        return null;
    }

    /// Whether this emission is to be delivered at all.
    public boolean wants(Emission emission, Object payload) {
        var condition = terms().condition();
        return condition == null
                || condition.test(
                        subscription.reaction() instanceof Reaction.Watching ? emission : payload);
    }

    private Object instance() {
        var target = instance;
        return target != null ? target : create();
    }

    private Object create() {
        var created = listener.instance();
        instance = created;
        return created;
    }

    /// Says which delivery failed: `order.placed to TakePayment.forOrder of module payment`.
    String words(MessageName<?> message) {
        return "%s to %s of module %s".formatted(message, subscription.handlerName(), module);
    }
}
