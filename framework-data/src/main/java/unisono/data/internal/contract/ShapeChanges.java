package unisono.data.internal.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Part;

/// What differs between two shapes of one version, and whether it may.
///
/// One version is read in both directions: the code of today reads what was stored years ago, and
/// the release before it, which still runs on another node, reads what is stored today. So a
/// version may change only as both can bear: by more that may be missing. (Schema registries call
/// it full compatibility, and transitive, because no old payload is ever rewritten.) A property
/// that may be missing could go, too, by that rule; here it may not, because it would be lost
/// unseen, and could come back as something else.
final class ShapeChanges {
    private final List<Change> changes = new ArrayList<>();

    private ShapeChanges() {}

    /// One difference.
    ///
    /// @param text with its place, and for what is not allowed with its reason
    record Change(boolean allowed, String text) {}

    static List<Change> between(Shape before, Shape now) {
        var all = new ShapeChanges();
        all.compare(before, now, "$");
        return all.changes;
    }

    private void compare(Shape before, Shape now, String place) {
        if (before.equals(now)) {
            return;
        }
        if (before instanceof Fields old && now instanceof Fields fields) {
            compare(old, fields, place);
        } else if (before instanceof Items old && now instanceof Items items) {
            compare(old.element(), items.element(), place + "[]");
        } else if (before instanceof Entries old && now instanceof Entries entries) {
            compare(old.key(), entries.key(), place + "{key}");
            compare(old.value(), entries.value(), place + "{}");
        } else if (before instanceof Choice old && now instanceof Choice choice) {
            compare(old, choice, place);
        } else {
            refuse(
                    "%s was %s, and is %s: neither is read as the other"
                            .formatted(
                                    place,
                                    ShapeWriter.expression(before),
                                    ShapeWriter.expression(now)));
        }
    }

    private void compare(Part before, Part now, String place) {
        if (before.nullable() && !now.nullable()) {
            refuse(place + " may not be null any more: what is stored may have null there");
        }
        if (!before.nullable() && now.nullable()) {
            refuse(place + " may be null now: the release before this one cannot read that");
        }
        compare(before.shape(), now.shape(), place);
    }

    private void compare(Fields before, Fields now, String place) {
        before.parts()
                .forEach((name, part) -> {
                    var its = now.parts().get(name);
                    if (its == null) {
                        removed(name, part, before, now, place);
                    } else {
                        compare(part, its, place + "." + name);
                    }
                });
        now.parts()
                .forEach((name, part) -> {
                    if (!before.parts().containsKey(name)) {
                        added(name, part, place);
                    }
                });
    }

    private void removed(String name, Part part, Fields before, Fields now, String place) {
        var heirs =
                now.parts().entrySet().stream()
                        .filter(entry -> !before.parts().containsKey(entry.getKey()))
                        .filter(entry -> entry.getValue().shape().equals(part.shape()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.joining(" or "));
        refuse(
                "%s.%s is gone: what is stored has it, and would lose it unseen%s"
                        .formatted(
                                place,
                                name,
                                heirs.isEmpty() ? "" : " (is it %s now?)".formatted(heirs)));
    }

    private void added(String name, Part part, String place) {
        if (part.nullable()) {
            var text = "%s.%s is new, and may be missing".formatted(place, name);
            changes.add(new Change(true, text));
        } else {
            refuse(
                    "%s.%s is new and required: what is stored does not have it"
                            .formatted(place, name));
        }
    }

    private void compare(Choice before, Choice now, String place) {
        var gone = new TreeSet<>(before.constants());
        gone.removeAll(now.constants());
        var come = new TreeSet<>(now.constants());
        come.removeAll(before.constants());
        gone.forEach(constant ->
                refuse(
                        "%s cannot be \"%s\" any more: what is stored may be"
                                .formatted(place, constant)));
        come.forEach(constant ->
                refuse(
                        "%s can be \"%s\" now: the release before this one cannot read that"
                                .formatted(place, constant)));
    }

    private void refuse(String text) {
        changes.add(new Change(false, text));
    }
}
