package unisono.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that hears event objects: those of its one parameter's type and of its subtypes.
/// What it returns, unless it is void or null, goes to the publisher; see
/// [EventDispatcher#dispatch].
///
/// Found at start-up in the classes that a manager names with [EventManager#annotated], and in
/// their supertypes, where no method overrides it; nothing scans the class path. The method may be
/// private; it is called without reflection.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnEvent {
    /// Higher first; equals run in module order, then as registered, in one class by the methods'
    /// names.
    int priority() default 0;

    /// Whether the event object reaches nobody else after this method.
    boolean stopPropagation() default false;
}
