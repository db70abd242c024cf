package benchmarks.station;

import java.util.function.Consumer;
import org.springframework.context.ApplicationListener;
import unisono.events.EventName;
import unisono.events.ListenerScope;
import unisono.events.TypedScope;

/// A listener in every contestant's terms; each of its classes does the same.
public interface Listener extends ApplicationListener<SpringAdded> {
    /// Adds the event's number to the sum.
    void add(Added event);

    /// Adds the event's number to the sum, and has a result.
    Object addAndAnswer(Added event);

    long sum();

    /// [#add(Added)] as a method reference that only this class has.
    Consumer<Added> consumer();

    /// Binds [#add(Added)] in a scope of ours, by a method reference that only this class has.
    void bind(ListenerScope<?> scope, EventName<Added> event);

    /// Binds [#add(Added)] to event objects, likewise.
    void bind(Typed typed);

    /// Binds [#addAndAnswer(Added)] to event objects, likewise.
    void bindAnswering(Typed typed);

    /// Opens the scope of a listener of event objects.
    interface Typed {
        <L> TypedScope<L> scope(Class<L> listener);
    }
}
