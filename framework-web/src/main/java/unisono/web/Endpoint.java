package unisono.web;

/// Answers one request: a method of a controller, as in `Carts::show`.
///
/// @param <C> the controller
@FunctionalInterface
public interface Endpoint<C> {
    /// Runs on the virtual thread of the request, so it may block.
    ///
    /// @throws Exception told to the client as [Router#problem] says
    Response handle(C controller, Request request) throws Exception;
}
