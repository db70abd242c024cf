package unisono.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks what extends the language in which managers speak, such as a manager of commands: messages
/// name the line of the module that speaks it, and a listener that is marked may be named by the
/// managers of all modules.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface WiringLanguage {}
