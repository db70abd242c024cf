package unisono.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import unisono.cli.Table;
import unisono.events.Explanation;
import unisono.events.Explanation.Kind;
import unisono.events.Explanation.Source;
import unisono.events.Explanation.Step;

/// The tree of an explanation, a line for each event and each listener.
final class ExplanationTable {
    private static final String LAST = "└─ ";
    private static final String OTHER = "├─ ";
    private static final String BELOW_LAST = "   ";
    private static final String BELOW_OTHER = "│  ";

    private final Table table =
            Table.of("WHAT FOLLOWS", "MODULE", "TIMING", "PRIORITY", "AT", "NOTES");

    private ExplanationTable() {}

    static Table of(Explanation explanation) {
        var tree = new ExplanationTable();
        tree.event(explanation, "", "", explanation.event());
        return tree.table;
    }

    private void event(Explanation it, String branch, String below, String words) {
        table.row(
                branch + words,
                all(it, Source::module),
                "",
                "",
                all(it, Source::at),
                String.join("; ", notes(it)));
        for (int i = 0; i < it.listeners().size(); i++) {
            boolean last = i == it.listeners().size() - 1;
            listener(
                    it.listeners().get(i),
                    below + (last ? LAST : OTHER),
                    below + (last ? BELOW_LAST : BELOW_OTHER));
        }
    }

    private void listener(Step step, String branch, String below) {
        var it = step.subscription();
        table.row(
                branch + it.handler(),
                it.module(),
                it.timing(),
                it.priority() == 0 ? "" : it.priority(),
                it.at(),
                String.join("; ", it.notes()));
        for (int i = 0; i < step.follows().size(); i++) {
            boolean last = i == step.follows().size() - 1;
            var next = step.follows().get(i);
            event(
                    next,
                    below + (last ? LAST : OTHER),
                    below + (last ? BELOW_LAST : BELOW_OTHER),
                    (next.kind() == Kind.QUESTION ? "asks " : "emits ") + next.event());
        }
    }

    private static String all(Explanation it, Function<Source, String> what) {
        return it.emitters().stream().map(what).distinct().collect(Collectors.joining(", "));
    }

    private static List<String> notes(Explanation it) {
        var notes = new ArrayList<String>();
        if (!it.emitters().isEmpty()) {
            notes.add("by " + all(it, Source::emitter));
        } else if (it.kind() == Kind.OBJECT) {
            notes.add("event objects are published without being declared");
        } else {
            notes.add("no module declares it");
        }
        switch (it.cut()) {
            case NONE -> {
                if (it.listeners().isEmpty()) {
                    notes.add("nobody hears it");
                }
            }
            case RECURSION -> notes.add("recursion: goes on as above");
            case REPEATED -> notes.add("goes on as above");
            case LIMIT -> notes.add("not followed: the tree is too deep (--depth) or too large");
        }
        return notes;
    }
}
