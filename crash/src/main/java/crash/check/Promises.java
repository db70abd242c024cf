package crash.check;

import crash.check.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Compares what was done with what was emitted.
final class Promises {
    private final History history;
    private final Map<String, Emitted> emitted;
    private final List<Violation> violations = new ArrayList<>();

    private Promises(History history) {
        this.history = history;
        this.emitted =
                history.emitted().stream()
                        .collect(Collectors.toMap(Emitted::id, one -> one, (one, _) -> one));
    }

    static List<Violation> broken(History history) {
        var check = new Promises(history);
        check.fates();
        check.strangers();
        for (var promise : history.promises()) {
            var effects = history.effectsOf(promise);
            check.counts(promise, effects);
            check.contents(promise, effects);
            if (promise.ordered()) {
                check.order(promise, effects);
            }
        }
        return check.violations;
    }

    private void add(Kind kind, String what) {
        violations.add(new Violation(kind, what));
    }

    private void fates() {
        history.fates()
                .forEach((id, fate) -> {
                    boolean there = emitted.containsKey(id);
                    if (fate == Fate.COMMITTED && !there) {
                        add(Kind.VANISHED, "%s was committed and is not there".formatted(id));
                    }
                    if (fate == Fate.ROLLEDBACK && there) {
                        add(Kind.REVIVED, "%s was rolled back and is there".formatted(id));
                    }
                });
    }

    private void strangers() {
        var known = history.promises().stream().map(Promise::listener).collect(Collectors.toSet());
        history.effects().stream()
                .filter(effect -> !known.contains(effect.listener()))
                .forEach(effect -> add(Kind.GHOST, "%s is of no listener".formatted(effect)));
    }

    private void counts(Promise promise, List<Effect> effects) {
        var counts = new HashMap<String, Integer>();
        effects.forEach(effect -> counts.merge(effect.id(), 1, Integer::sum));
        for (var emission : history.emitted()) {
            boolean heard = emission.event().equals(promise.event());
            int count = counts.getOrDefault(emission.id(), 0);
            if (heard && count == 0) {
                add(Kind.LOST, "%s never had %s".formatted(promise.listener(), emission));
            }
            if (heard && count > 1 && promise.once()) {
                add(
                        Kind.DOUBLED,
                        "%s had %s %d times".formatted(promise.listener(), emission, count));
            }
        }
    }

    private void contents(Promise promise, List<Effect> effects) {
        for (var effect : effects) {
            var source = emitted.get(effect.id());
            if (source == null || !source.event().equals(promise.event())) {
                add(Kind.GHOST, "%s was never committed".formatted(effect));
            } else if (!source.key().equals(effect.key()) || source.number() != effect.number()) {
                add(Kind.CHANGED, "%s is not what was emitted, %s".formatted(effect, source));
            }
        }
    }

    /// Of what was done repeatedly, the first time counts.
    private void order(Promise promise, List<Effect> effects) {
        var seen = new HashSet<String>();
        var last = new HashMap<String, Effect>();
        for (var effect : effects) {
            var before = seen.add(effect.id()) ? last.put(effect.key(), effect) : null;
            if (before != null && before.number() >= effect.number()) {
                add(
                        Kind.ORDER,
                        "%s had %s after %s"
                                .formatted(promise.listener(), effect.id(), before.id()));
            }
        }
    }
}
