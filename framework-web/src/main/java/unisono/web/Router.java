package unisono.web;

import java.util.function.Function;

/// Takes a module's routes: verb, path, controller, method.
///
/// A path starts with a slash; a segment in braces is a variable: `/carts/{cart}/lines`. A literal
/// segment wins over a variable. Whoever routes `GET` answers `HEAD`, too; `OPTIONS` and the answer
/// to a wrong verb come by themselves. Mistakes are collected and reported all at once: those of
/// routes that `ServiceLoader` finds when the application boots, those of others by
/// [WebServer#start]. A controller that emits by itself is one: it must not be given
/// [unisono.events.Events] or their like, unless [unisono.events.MayDependOn] says why.
///
/// Used by one thread, during start-up.
public interface Router {
    /// Answers `GET` (and `HEAD`) on this path. See [Router] for paths.
    ///
    /// @param controller created by the injector when it is first asked for, once
    /// @param endpoint called by many threads at once
    <C> Router get(String path, Class<C> controller, Endpoint<C> endpoint);

    /// Answers `POST`, as [#get] does `GET`.
    <C> Router post(String path, Class<C> controller, Endpoint<C> endpoint);

    /// Answers `POST` once for each key, however often it is sent.
    <C> Router post(
            String path, Class<C> controller, Endpoint<C> endpoint, Idempotency idempotency);

    /// Answers `PUT`, as [#get] does `GET`.
    <C> Router put(String path, Class<C> controller, Endpoint<C> endpoint);

    /// Answers `PATCH`, as [#get] does `GET`.
    <C> Router patch(String path, Class<C> controller, Endpoint<C> endpoint);

    /// Answers `PATCH` once for each key, however often it is sent.
    <C> Router patch(
            String path, Class<C> controller, Endpoint<C> endpoint, Idempotency idempotency);

    /// Answers `DELETE`, as [#get] does `GET`.
    <C> Router delete(String path, Class<C> controller, Endpoint<C> endpoint);

    /// Says how an exception is told to the client, whichever route it came from. The mapping of
    /// the nearest superclass wins. Known from the start: [ProblemException], [NotFound] (404) and
    /// [unisono.events.Refusal] (422) and [unisono.data.DatabaseUnavailable] (503); a mapping of
    /// one's own goes before these. All others are 500, and only the log has the exception.
    <E extends Exception> Router problem(Class<E> type, Function<E, Problem> problem);

    /// Says that an exception is told to the client by its message, with this status.
    default <E extends Exception> Router problem(Class<E> type, int status) {
        return problem(type, thrown -> Problem.of(status, String.valueOf(thrown.getMessage())));
    }
}
