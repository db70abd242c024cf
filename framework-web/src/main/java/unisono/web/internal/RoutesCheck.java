package unisono.web.internal;

import com.google.inject.Injector;
import java.util.List;
import java.util.ServiceLoader;
import unisono.events.StartupCheck;
import unisono.web.Routes;

/// Refuses wrong routes with everything else that is wrong, whether or not a server is to start.
public final class RoutesCheck implements StartupCheck {
    /// For `ServiceLoader`.
    public RoutesCheck() {}

    @Override
    public List<String> problems(Injector injector) {
        var routes = ServiceLoader.load(Routes.class).stream().map(ServiceLoader.Provider::get);
        return new RouteBook(injector).errors(routes.toList());
    }
}
