package unisono.data;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;
import unisono.events.EventName;

/// An upcaster of a test.
record Step(EventName<?> event, int from, UnaryOperator<ObjectNode> change) implements Upcaster {
    static Step unchanged(EventName<?> event, int from) {
        return new Step(event, from, UnaryOperator.identity());
    }

    /// Gives a property another name.
    static Step renaming(EventName<?> event, int from, String before, String now) {
        return new Step(
                event,
                from,
                payload -> {
                    payload.set(now, payload.remove(before));
                    return payload;
                });
    }

    @Override
    public ObjectNode upcast(ObjectNode payload) {
        return change.apply(payload);
    }
}
