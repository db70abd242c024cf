package unisono.data.internal.metrics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/// A delivery that failed. Its message is not told: it may quote a payload. One thread.
@Name("unisono.DeliveryFailed")
@Label("Durable delivery failed")
@Description("An attempt to deliver to a durable listener failed")
@Category("Unisono")
@StackTrace(false)
@SuppressWarnings("FieldCanBeFinal") // whoever measures it fills it in
public final class DeliveryFailedEvent extends Event {
    @Label("Listener")
    public @Nullable String listener;

    @Label("Event")
    public @Nullable String event;

    @Label("Position")
    public long position;

    @Label("Attempt")
    public int attempt;

    @Label("Failure")
    @Description("The class of the exception")
    public @Nullable String failure;

    /// Makes one that is not recorded yet.
    public DeliveryFailedEvent() {}
}
