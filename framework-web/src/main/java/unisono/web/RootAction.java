package unisono.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import unisono.events.root.AggregateRoot;
import unisono.events.root.Happening;

/// An action of the root of an aggregate, as an endpoint:
///
/// ```java
/// router.post(
///         "/carts/{cart}/check-out",
///         CartRoot.class,
///         RootAction.prepared(
///                 CHECK_OUT, RootActionTests::cart, CartRoot::prepare, CartRoot::checkOut));
/// ```
///
/// A request becomes the inputs; then the root, and all who hear it, are told that the action
/// begins ([AggregateRoot#hear]); then the step before it runs, if there is one, with the same
/// inputs; then the action. The answer is 200 with what both have returned, as one JSON object; of
/// two values with one key that of the action counts. What any of them throws ends it, and is told
/// to the client as [Router#problem] says.
///
/// Only an action is an endpoint. A step has no route of its own, and no address leads to it.
///
/// @param <R> the root
/// @param <P> the inputs
public final class RootAction<R extends AggregateRoot, P extends Record> implements Endpoint<R> {
    private final Happening<P> name;
    private final Function<Request, P> inputs;
    private final @Nullable Step<? super R, ? super P> before;
    private final Step<? super R, ? super P> action;

    private RootAction(
            Happening<P> name,
            Function<Request, P> inputs,
            @Nullable Step<? super R, ? super P> before,
            Step<? super R, ? super P> action) {
        this.name = name;
        this.inputs = inputs;
        this.before = before;
        this.action = action;
    }

    /// An action that needs no preparation.
    ///
    /// @param name under which the root hears that it begins
    /// @param inputs what of a request counts
    public static <R extends AggregateRoot, P extends Record> RootAction<R, P> of(
            Happening<P> name, Function<Request, P> inputs, Step<? super R, ? super P> action) {
        return new RootAction<>(name, inputs, null, action);
    }

    /// An action with a step that runs before it.
    ///
    /// @param name under which the root hears that it begins
    /// @param inputs what of a request counts
    public static <R extends AggregateRoot, P extends Record> RootAction<R, P> prepared(
            Happening<P> name,
            Function<Request, P> inputs,
            Step<? super R, ? super P> before,
            Step<? super R, ? super P> action) {
        return new RootAction<>(name, inputs, before, action);
    }

    @Override
    public Response handle(R root, Request request) throws Exception {
        var said = inputs.apply(request);
        var _ = root.roots().happen(name, said);
        var answer = new LinkedHashMap<String, Object>();
        if (before != null) {
            answer.putAll(before.run(root, said));
        }
        answer.putAll(action.run(root, said));
        return Response.ok(Collections.unmodifiableMap(answer));
    }

    /// What a root does with the inputs, and what it adds to the answer.
    ///
    /// @param <R> the root
    /// @param <P> the inputs
    @FunctionalInterface
    public interface Step<R, P> {
        /// Runs on the virtual thread of the request.
        Map<String, ?> run(R root, P inputs) throws Exception;
    }
}
