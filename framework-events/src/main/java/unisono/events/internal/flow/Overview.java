package unisono.events.internal.flow;

import com.google.inject.Injector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import unisono.events.EventType;
import unisono.events.Explanation;
import unisono.events.MessageName;
import unisono.events.internal.delivery.DispatchSettings;
import unisono.events.internal.flow.EventFlow.Emitting;
import unisono.events.internal.reach.InjectorGraph;
import unisono.events.internal.routes.RouteTable;
import unisono.events.internal.wiring.EmissionRules;
import unisono.events.internal.wiring.Wiring;

/// What can be told of all events of an application together. Looks at everything anew each time.
public final class Overview {
    private final Injector injector;
    private final Wiring wiring;
    private final EmissionRules rules;
    private final RouteTable table;
    private final int depthMax;

    public Overview(
            Injector injector,
            Wiring wiring,
            EmissionRules rules,
            RouteTable table,
            DispatchSettings settings) {
        this.injector = injector;
        this.wiring = wiring;
        this.rules = rules;
        this.table = table;
        this.depthMax = settings.depthMax();
    }

    public List<String> warnings() {
        return new EmissionCircles(new InjectorGraph(injector), flow(), depthMax).warnings();
    }

    /// What follows the message with this text; empty if there is none.
    ///
    /// @param depth how many events may stand below each other
    public Optional<Explanation> explain(String text, int depth) {
        return Optional.ofNullable(messages().get(text))
                .map(message ->
                        new Explainer(new InjectorGraph(injector), flow(), wiring.graph(), depth)
                                .explain(message));
    }

    /// The texts of all events and questions, and of the event objects that somebody hears.
    public List<String> texts() {
        return List.copyOf(messages().keySet());
    }

    /// What is declared to be emitted or asked, and nobody hears.
    public List<String> unheard() {
        var flow = flow();
        var unheard = new TreeSet<String>();
        var heard = new TreeSet<String>();
        for (var line : flow.declared()) {
            var hearing = flow.hearing(new Emitting(line.emits().emitter(), false, line));
            (hearing.isEmpty() ? unheard : heard).add(line.message().text());
        }
        unheard.removeAll(heard);
        return List.copyOf(unheard);
    }

    private EventFlow flow() {
        return new EventFlow(rules.declared(), table);
    }

    private Map<String, MessageName<?>> messages() {
        var messages = new TreeMap<>(wiring.catalog().byText());
        for (var heard : table.heard()) {
            if (heard.subscription().message() instanceof EventType<?> type) {
                messages.put(type.text(), type);
                messages.put(type.payloadType().getName(), type);
            }
        }
        return messages;
    }
}
