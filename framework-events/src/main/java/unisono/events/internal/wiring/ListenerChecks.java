package unisono.events.internal.wiring;

import com.google.inject.ConfigurationException;
import com.google.inject.Injector;
import com.google.inject.Scopes;
import com.google.inject.spi.Message;
import java.util.Collection;
import java.util.List;
import unisono.events.Subscription;
import unisono.events.Timing;
import unisono.events.root.AggregateRoot;

/// What can be known of listeners only once there is an injector.
public final class ListenerChecks {
    private final Injector injector;
    private final boolean transactional;

    /// Asks this injector.
    ///
    /// @param transactional whether the application has a transaction manager
    public ListenerChecks(Injector injector, boolean transactional) {
        this.injector = injector;
        this.transactional = transactional;
    }

    public void check(List<Heard> heard, Problems problems) {
        for (var one : heard) {
            checkConstruction(one.subscription(), problems);
            checkTiming(one.subscription(), problems);
        }
    }

    /// Finds out now whether a listener can be constructed, without constructing it.
    private void checkConstruction(Subscription line, Problems problems) {
        try {
            var binding = injector.getBinding(line.listener());
            if (AggregateRoot.class.isAssignableFrom(line.listener())
                    && !Scopes.isSingleton(binding)) {
                problems.add(
                        "%s: %s is the root of an aggregate, and would be one object that hears and another that acts. Annotate it with @Singleton."
                                .formatted(line.at(), line.listener().getSimpleName()));
            }
        } catch (ConfigurationException e) {
            problems.add(
                    "%s: the listener %s cannot be constructed.%n%s"
                            .formatted(
                                    line.at(),
                                    line.listener().getSimpleName(),
                                    words(e.getErrorMessages())));
        }
    }

    private void checkTiming(Subscription line, Problems problems) {
        var timing = line.terms().timing();
        boolean inTime = timing == Timing.IN_TRANSACTION || timing == Timing.ASYNCHRONOUS;
        if (!inTime && !transactional) {
            problems.add(
                    "%s: %s is to run %s, but the application has no transactions. Install a transaction manager, such as the data module's, or let the listener run at once."
                            .formatted(line.at(), line.handlerName(), timing));
        }
    }

    public static String words(Collection<Message> messages) {
        return String.join(
                "\n", messages.stream().map(message -> message.toString().strip()).toList());
    }
}
