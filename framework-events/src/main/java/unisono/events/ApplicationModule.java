package unisono.events;

import com.google.inject.Binder;
import com.google.inject.Injector;
import java.util.Set;

/// One business module of the application: its name, what it shows, whom it needs, and its
/// bindings.
///
/// Found by `ServiceLoader`: the JPMS module says `provides unisono.events.ApplicationModule with
/// …`. The provider is a public class with a public constructor without parameters, in a hidden
/// package.
public interface ApplicationModule extends com.google.inject.Module {
    /// The module's name, unique in the application: `order`. Kebab case.
    String name();

    /// The APIs that this module implements; only its classes may emit their events.
    default Set<Class<? extends ModuleApi>> apis() {
        return Set.of();
    }

    /// The APIs that this module builds on. Their modules come first in module order, and start-up
    /// fails without them.
    ///
    /// A module that the module descriptor requires (other than `static`) is built on, and start-up
    /// says so when it is not named. An API that lives in a module of its own, and is only listened
    /// to, need not be implemented by anybody and is not named here.
    default Set<Class<? extends ModuleApi>> dependencies() {
        return Set.of();
    }

    /// Whether a class belongs to this module. By default all classes of the same JPMS module do.
    default boolean contains(Class<?> type) {
        return type.getModule() == getClass().getModule();
    }

    /// Binds what the module's classes need. By default nothing: Guice constructs classes with an
    /// injectable constructor unasked.
    @Override
    default void configure(Binder binder) {}

    /// Prepares the module, at the end of start-up: called once, in module order, before
    /// [ApplicationBooted] is published. What it throws fails the start. By default nothing.
    default void initialize(Injector injector) {}
}
