package unisono.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component of a payload as personal data of the event's subject: it is stored encrypted,
/// and can be erased by destroying the subject's key, while the event stays.
///
/// ```java
/// record Visit(
///         @Nullable String patient,
///         @Personal @Nullable String name,
///         int room,
///         List<Address> addresses) {}
/// ```
///
/// The event says whose it is ([EventName#subject]). What is erased is read as null, so the
/// component must be `@Nullable` or an `Optional`; start-up refuses it otherwise. Without effect
/// where nothing is stored.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
