package unisono.test;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import unisono.events.Durability.Effects;
import unisono.events.DurableBinding;
import unisono.events.EventName;
import unisono.events.Handler;
import unisono.events.ListenerScope;
import unisono.test.Post.Letter;
import unisono.test.Post.PostApi;
import unisono.test.PostOffice.Bringer;

/// A durable listener of letters; what it does is up to the test, and at first it writes an effect.
final class Carrier {
    static final Duration BACKOFF = Duration.ofMillis(20);

    private final String name;
    private Effects effects = Effects.DATABASE;
    private boolean ordered;
    private boolean fromStart;
    private int attemptsMax = 10;
    private int batch = 1;
    private EventName<Letter> event = PostApi.POSTED;
    private Predicate<Letter> wanted = _ -> true;
    private UnaryOperator<DurableBinding<Bringer, Letter>> more = binding -> binding;
    private Round round = PostOffice::write;

    private Carrier(String name) {
        this.name = name;
    }

    /// What is done with a letter. In the transaction, if the effects are in the database.
    interface Round {
        void carry(PostOffice office, String carrier, Letter letter) throws Exception;
    }

    static Carrier named(String name) {
        return new Carrier(name);
    }

    Carrier outside() {
        effects = Effects.OUTSIDE;
        return this;
    }

    /// In order per street.
    Carrier ordered() {
        ordered = true;
        return this;
    }

    Carrier fromStart() {
        fromStart = true;
        return this;
    }

    Carrier attempts(int max) {
        attemptsMax = max;
        return this;
    }

    Carrier batched(int size) {
        batch = size;
        return this;
    }

    Carrier hearing(EventName<Letter> other) {
        event = other;
        return this;
    }

    Carrier when(Predicate<Letter> condition) {
        wanted = condition;
        return this;
    }

    /// Says something more of its binding.
    Carrier saying(UnaryOperator<DurableBinding<Bringer, Letter>> words) {
        more = words;
        return this;
    }

    Carrier doing(Round other) {
        round = other;
        return this;
    }

    String name() {
        return name;
    }

    /// Called by the listener that stands for it.
    void carry(PostOffice office, Letter letter) throws Exception {
        round.carry(office, name, letter);
    }

    /// Says in a manager what it is.
    ListenerScope<Bringer> bind(ListenerScope<Bringer> scope, Handler<Bringer, Letter> handler) {
        var binding =
                scope.on(event, handler)
                        .when(wanted)
                        .durably()
                        .named(name)
                        .retry(attemptsMax, BACKOFF);
        binding = effects == Effects.OUTSIDE ? binding.atLeastOnce() : binding.batched(batch);
        binding = ordered ? binding.key(Letter::street) : binding;
        binding = more.apply(binding);
        return fromStart ? binding.fromStart() : binding;
    }
}
