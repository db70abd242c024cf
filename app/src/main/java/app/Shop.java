package app;

import app.outside.Surroundings;
import com.google.inject.Module;
import java.util.List;
import shop.payment.PaymentApi;
import unisono.audit.AuditPolicy;
import unisono.audit.AuditTrail;
import unisono.cli.Configuration;
import unisono.cli.ConfiguredDatabase;
import unisono.cli.RunningApplication;
import unisono.data.DataModule;
import unisono.events.Application;
import unisono.events.middleware.DeliveryLogging;
import unisono.events.middleware.DeliveryTimings;
import unisono.events.middleware.DiagnosticContext;

/// Which modules the shop has, in which order, and what stands around their deliveries.
final class Shop {
    private static final List<String> MODULES =
            List.of("cart", "order", "payment", "receipt", "customer");

    /// What moves money at the gateway.
    private static final AuditPolicy AUDITED =
            AuditPolicy.everything()
                    .allow(PaymentApi.CAPTURED, PaymentApi.DECLINED, PaymentApi.REVERSED);

    private Shop() {}

    /// Boots the shop. The database is opened by whoever first uses it.
    static RunningApplication boot(Configuration configuration) {
        var database = new ConfiguredDatabase(configuration.database());
        var data = DataModule.discover(database::settings);
        var timings = new DeliveryTimings();
        var surroundings = Surroundings.of(configuration);
        Module bindings =
                binder -> {
                    binder.bind(Configuration.class).toInstance(configuration);
                    binder.bind(DeliveryTimings.class).toInstance(timings);
                };
        var trail = AuditTrail.here(AUDITED);
        var builder =
                Application.builder()
                        .order(MODULES)
                        .discover()
                        .install(data, bindings, surroundings)
                        .middleware(
                                DiagnosticContext.withCorrelation(),
                                new DeliveryLogging(),
                                timings);
        var application = trail.into(builder).boot();
        return new RunningApplication(
                application,
                () -> {
                    trail.close();
                    data.close();
                    database.close();
                    surroundings.close();
                });
    }
}
