package unisono.cli.internal;

import java.util.List;
import unisono.events.Explanation;
import unisono.events.Explanation.Source;
import unisono.events.Explanation.Step;

/// What scripts read of an explanation: words instead of the names of our constants.
record ExplanationDocument(
        int number,
        String event,
        String kind,
        List<Source> emitters,
        String cut,
        List<Listener> listeners) {
    static ExplanationDocument of(Explanation it) {
        return new ExplanationDocument(
                it.number(),
                it.event(),
                it.kind().toString(),
                it.emitters(),
                it.cut().toString(),
                it.listeners().stream().map(Listener::of).toList());
    }

    record Listener(
            String handler,
            String scope,
            String source,
            String module,
            String timing,
            int priority,
            String at,
            List<String> notes,
            List<ExplanationDocument> follows) {
        static Listener of(Step step) {
            var it = step.subscription();
            return new Listener(
                    it.handler(),
                    it.scope().toString(),
                    it.source(),
                    it.module(),
                    it.timing().toString(),
                    it.priority(),
                    it.at(),
                    it.notes(),
                    step.follows().stream().map(ExplanationDocument::of).toList());
        }
    }
}
