package unisono.events;

import com.google.inject.Injector;
import java.util.List;
import java.util.Set;
import unisono.events.internal.reach.GivenTypes;

/// What classes of one kind must not be given by the injector: to their constructor, to a field or
/// a method, themselves or by a `Provider`. For a [StartupCheck].
///
/// ```java
/// private static final DependencyRule RULE =
///         new DependencyRule(
///                 "controller",
///                 Set.of(Events.class, Emitter.class, EventBus.class, EventDispatcher.class),
///                 "A controller translates requests. Let it call a command, whose class emits.");
/// ```
///
/// Only what a class is given directly counts: it may well call somebody who has it. A class is
/// exempt from the rule where it says so, and why, with [MayDependOn].
///
/// @param kind what the classes are called in the report
/// @param forbidden the types; their subtypes are, too
/// @param mend why the rule is, and what to do instead: whole sentences
public record DependencyRule(String kind, Set<Class<?>> forbidden, String mend) {
    public DependencyRule {
        forbidden = Set.copyOf(forbidden);
    }

    /// How a class breaks the rule: a sentence for each type. Constructs nothing.
    public List<String> problems(Class<?> type, Injector injector) {
        return new GivenTypes(injector).problems(this, type);
    }
}
