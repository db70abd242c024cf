package unisono.cli.internal;

import java.util.regex.Pattern;
import unisono.events.Explanation;
import unisono.events.Explanation.Cut;
import unisono.events.Explanation.Kind;
import unisono.events.Explanation.Step;

/// An explanation as a Mermaid flowchart: events are round, questions have six corners, listeners
/// have four. What leads back, or to where others lead, is an arrow to what is there already.
final class Flowchart {
    /// Whatever Mermaid could take for a sign of its own becomes an entity.
    private static final Pattern SIGN = Pattern.compile("[^\\p{L}\\p{N} .,:_()/-]");

    private final StringBuilder text = new StringBuilder("flowchart LR\n");
    private int listeners;

    private Flowchart() {}

    static String of(Explanation explanation) {
        var chart = new Flowchart();
        chart.event(explanation);
        return chart.text.toString();
    }

    private void event(Explanation it) {
        var label = escaped(it.event());
        line(id(it) + (it.kind() == Kind.QUESTION ? "{{\"%s\"}}" : "([\"%s\"])").formatted(label));
        if (it.cut() == Cut.LIMIT) {
            line("%s --> %s_more[\"…\"]".formatted(id(it), id(it)));
        }
        for (int i = 0; i < it.listeners().size(); i++) {
            listener(id(it), i + 1, it.listeners().get(i));
        }
    }

    private void listener(String event, int place, Step step) {
        var id = "l" + ++listeners;
        var it = step.subscription();
        line(
                "%s[\"%s<br/>%s, %s\"]"
                        .formatted(id, escaped(it.handler()), escaped(it.module()), it.timing()));
        line("%s -->|%d| %s".formatted(event, place, id));
        for (var next : step.follows()) {
            if (next.cut() == Cut.NONE || next.cut() == Cut.LIMIT) {
                event(next);
            }
            line(
                    (next.cut() == Cut.RECURSION ? "%s -.->|again| %s" : "%s --> %s")
                            .formatted(id, id(next)));
        }
    }

    private static String id(Explanation event) {
        return "e" + event.number();
    }

    private void line(String words) {
        text.append("    ").append(words).append('\n');
    }

    private static String escaped(String label) {
        return SIGN.matcher(label).replaceAll(sign -> "#" + sign.group().codePointAt(0) + ";");
    }
}
