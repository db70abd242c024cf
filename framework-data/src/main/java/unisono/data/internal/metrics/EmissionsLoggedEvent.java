package unisono.data.internal.metrics;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;
import org.jspecify.annotations.Nullable;

/// A commit with which emissions came into the log: from the request to its answer. One thread.
@Name("unisono.EmissionsLogged")
@Label("Emissions logged")
@Description("A transaction committed, and its emissions with it")
@Category("Unisono")
@Threshold("10 ms")
@StackTrace(false)
@SuppressWarnings("FieldCanBeFinal") // whoever measures it fills it in
public final class EmissionsLoggedEvent extends Event {
    @Label("Emissions")
    public int emissions;

    /// Makes one that is not recorded yet.
    public EmissionsLoggedEvent() {}

    /// Begins one if somebody records it, else returns null: to begin reads a clock in any case.
    public static @Nullable EmissionsLoggedEvent begun() {
        var event = new EmissionsLoggedEvent();
        if (!event.isEnabled()) {
            return null;
        }
        event.begin();
        return event;
    }
}
