package unisono.data.internal.metrics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/// A durable listener's handler, from its call to its return. One thread.
@Name("unisono.Delivery")
@Label("Durable delivery")
@Description("A durable listener heard an event")
@Category("Unisono")
@Threshold("10 ms")
@StackTrace(false)
@SuppressWarnings("FieldCanBeFinal") // whoever measures it fills it in
public final class DeliveryEvent extends Event {
    @Label("Listener")
    public @Nullable String listener;

    @Label("Event")
    public @Nullable String event;

    @Label("Position")
    public long position;

    @Label("Attempt")
    public int attempt;

    /// Makes one that is not recorded yet.
    public DeliveryEvent() {}

    /// Begins one if somebody records it, else returns null: to begin reads a clock in any case.
    public static @Nullable DeliveryEvent begun() {
        var event = new DeliveryEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return event;
    }
}
