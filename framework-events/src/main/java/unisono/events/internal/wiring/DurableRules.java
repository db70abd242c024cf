package unisono.events.internal.wiring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import unisono.events.Durability;
import unisono.events.Durability.Effects;
import unisono.events.MessageName;
import unisono.events.Subscription;
import unisono.events.Subscription.Scope;
import unisono.events.Timing;
import unisono.events.internal.wiring.Wiring.Declared;

/// What durable listeners may say. Their names are stored, and so must be one listener's each; and
/// of an emitter no more is stored than its event and its module.
public final class DurableRules {
    private final List<Declared> declared;
    private final Problems problems;
    private final Map<String, List<Heard>> named = new HashMap<>();

    public DurableRules(List<Declared> declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    public void check(List<Heard> heard) {
        heard.stream()
                .filter(one -> one.subscription().terms().timing() == Timing.DURABLE)
                .forEach(this::check);
    }

    private void check(Heard heard) {
        var line = heard.subscription();
        var durability = line.terms().requireDurability();
        if (!heard.hasStableName()) {
            refuseNameless(line);
            return;
        }
        refuseNonsense(line, durability);
        refuseSecond(heard);
        if (line.scope() == Scope.LOCAL) {
            messages(heard).forEach(message -> refuseUnheardEmitters(heard, message));
        }
    }

    private void refuseNameless(Subscription line) {
        problems.add(
                "%s: %s is durable and has no name that would be the same tomorrow. Bind a method reference, or pin a name with named(\"…\")."
                        .formatted(line.at(), line.handlerName()));
    }

    private void refuseNonsense(Subscription line, Durability durability) {
        if (durability.effects() == Effects.OUTSIDE && durability.batch() > 1) {
            problems.add(
                    "%s: %s is to run at least once, in no transaction, and batched, in one. Leave out one of them."
                            .formatted(line.at(), line.handlerName()));
        }
        if (durability.effects() == Effects.OUTSIDE && durability.together()) {
            problems.add(
                    "%s: %s is to run at least once, in no transaction, and together with others, in one. Leave out one of them."
                            .formatted(line.at(), line.handlerName()));
        }
        if (line.terms().priority() != 0) {
            problems.add(
                    "%s: %s is durable, and a priority orders nothing that runs later and elsewhere. Leave it out, or give events that belong together a key(…)."
                            .formatted(line.at(), line.handlerName()));
        }
    }

    private void refuseSecond(Heard heard) {
        var line = heard.subscription();
        var earlier = named.computeIfAbsent(heard.durableName(), _ -> new ArrayList<>(1));
        earlier.stream().findFirst().ifPresent(first -> refuseAnother(heard, first));
        earlier.stream()
                .map(Heard::subscription)
                .filter(one -> one.handlerKey().equals(line.handlerKey()))
                .filter(one -> Objects.equals(one.message(), line.message()))
                .filter(one -> isConditional(one) || isConditional(line))
                .findFirst()
                .ifPresent(one -> refuseSecondCondition(line, one));
        earlier.stream()
                .map(Heard::subscription)
                .filter(one -> !one.handlerKey().equals(line.handlerKey()))
                .filter(one -> Objects.equals(one.message(), line.message()))
                .filter(one -> hasKey(one) && hasKey(line))
                .findFirst()
                .ifPresent(one -> refuseSecondKey(line, one));
        earlier.add(heard);
    }

    private static boolean hasKey(Subscription line) {
        return line.terms().requireDurability().key() != null;
    }

    private void refuseSecondKey(Subscription line, Subscription other) {
        problems.add(
                "%s: %s gives a key for what %s has one for (%s), and they run together. Say it once."
                        .formatted(line.at(), line.handlerName(), other.handlerName(), other.at()));
    }

    private static boolean isConditional(Subscription line) {
        return line.terms().condition() != null;
    }

    private void refuseSecondCondition(Subscription line, Subscription other) {
        problems.add(
                "%s: %s hears the same as at %s, durably and on another condition, and is one listener, which is asked for one. Say both in one when(…), or give them names of their own with named(\"…\")."
                        .formatted(line.at(), line.handlerName(), other.at()));
    }

    private void refuseAnother(Heard heard, Heard first) {
        var line = heard.subscription();
        var other = first.subscription();
        boolean together = isTogether(line) && isTogether(other);
        if (together && !first.module().equals(heard.module())) {
            problems.add(
                    "%s: %s is to run together with %s of module %s (%s). What runs together and is paused together is of one module: pin another name."
                            .formatted(
                                    line.at(),
                                    line.handlerName(),
                                    other.handlerName(),
                                    first.module(),
                                    other.at()));
        } else if (!together && !other.handlerKey().equals(line.handlerKey())) {
            problems.add(
                    "%s: %s has the durable name \"%s\", which is that of %s (%s). A name is one listener's: pin another with named(\"…\"), or let both run together(\"…\")."
                            .formatted(
                                    line.at(),
                                    line.handlerName(),
                                    heard.durableName(),
                                    other.handlerName(),
                                    other.at()));
        } else if (!other.terms()
                .requireDurability()
                .agreesWith(line.terms().requireDurability())) {
            problems.add(
                    "%s: %s is durable in another way than at %s, and is one listener. Say the same of both, or give them names of their own with named(\"…\")."
                            .formatted(line.at(), line.handlerName(), other.at()));
        }
    }

    private static boolean isTogether(Subscription line) {
        return line.terms().requireDurability().together();
    }

    /// The events that a local subscription hears durably.
    private List<MessageName<?>> messages(Heard heard) {
        var line = heard.subscription();
        return line.message() != null
                ? List.of(line.message())
                : declared.stream()
                        .filter(one -> one.module().name().equals(heard.module()))
                        .filter(one -> line.source().isAssignableFrom(one.emits().emitter()))
                        .map(Declared::message)
                        .distinct()
                        .toList();
    }

    private void refuseUnheardEmitters(Heard heard, MessageName<?> message) {
        var line = heard.subscription();
        declared.stream()
                .filter(one -> one.module().name().equals(heard.module()))
                .filter(one -> one.message().equals(message))
                .map(one -> one.emits().emitter())
                .filter(emitter -> !line.source().isAssignableFrom(emitter))
                .findFirst()
                .ifPresent(emitter ->
                        problems.add(
                                "%s: %s is durable and hears %s of %s only, but %s emits it, too, and the log does not tell them apart. Open the scope of a type that both have, or give one of them an event of its own."
                                        .formatted(
                                                line.at(),
                                                line.handlerName(),
                                                message,
                                                line.source().getSimpleName(),
                                                emitter.getSimpleName())));
    }
}
