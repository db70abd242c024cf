package unisono.events;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Exempts a class from a [DependencyRule], for these types and for this reason.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface MayDependOn {
    /// The types that it may be given all the same.
    Class<?>[] value();

    /// The reason, for whoever reads the class; not blank.
    String because();
}
