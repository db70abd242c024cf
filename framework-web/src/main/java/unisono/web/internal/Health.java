package unisono.web.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import unisono.web.HealthCheck;
import unisono.web.Response;

/// Says whether the server is alive and whether it can be used.
final class Health {
    static final String LIVE = "/health/live";
    static final String READY = "/health/ready";

    private final List<Probe> probes;
    private final BooleanSupplier stopping;

    record Alive(String status) {}

    record Ready(String status, List<Check> checks) {}

    record Check(String name, String status) {}

    Health(List<HealthCheck> checks, BooleanSupplier stopping) {
        this.probes = checks.stream().map(Probe::new).toList();
        this.stopping = stopping;
    }

    void register(RouteBook routes) {
        routes.own(LIVE, request -> Response.ok(new Alive("up")));
        routes.own(READY, request -> ready());
    }

    private Response ready() {
        if (stopping.getAsBoolean()) {
            return Response.status(503, new Alive("stopping"));
        }
        var runs = probes.stream().map(Probe::start).toList();
        var checks = runs.stream().map(run -> new Check(run.name(), status(run.passes()))).toList();
        boolean up = checks.stream().allMatch(check -> check.status().equals("up"));
        return Response.status(up ? 200 : 503, new Ready(status(up), checks));
    }

    private static String status(boolean up) {
        return up ? "up" : "down";
    }
}
