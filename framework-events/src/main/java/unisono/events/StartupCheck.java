package unisono.events;

import com.google.inject.Injector;
import java.util.List;

/// A check that the kernel does not know, made before the application starts: its problems come in
/// the same report.
///
/// Found by `ServiceLoader` (`provides unisono.events.StartupCheck with …`), bound by a Guice
/// module in a set (`Multibinder.newSetBinder(binder(), StartupCheck.class)`), or handed to
/// [Application.Builder#check].
@FunctionalInterface
public interface StartupCheck {
    /// Everything that is wrong; empty when all is well. What it throws fails the start, too.
    ///
    /// @param injector whose bindings are complete; nothing should be constructed yet
    List<String> problems(Injector injector);
}
