package unisono.commands.internal;

import java.util.List;
import unisono.commands.CommandException;
import unisono.commands.CommandMiddleware;
import unisono.commands.Handling;

/// The middleware of an application, the outermost first. Thread-safe.
public final class Layers {
    private final List<CommandMiddleware> layers;

    public Layers(List<CommandMiddleware> layers) {
        this.layers = List.copyOf(layers);
    }

    /// What stands in the middle.
    @FunctionalInterface
    interface Core<C, R> {
        R handle(C command) throws Exception;
    }

    <C, R> R around(Handling<C, R> handling, Core<C, R> core) throws Exception {
        var result = at(0, handling, core);
        if (!handling.name().resultType().isInstance(result)) {
            throw new CommandException(
                    "%s came to no %s. Let the handler, or the middleware that answers in its place, return one."
                            .formatted(handling, handling.name().resultType().getSimpleName()));
        }
        return result;
    }

    private <C, R> R at(int depth, Handling<C, R> handling, Core<C, R> core) throws Exception {
        return depth == layers.size()
                ? core.handle(handling.command())
                : layers.get(depth).around(handling, new Next<>(depth, handling, core));
    }

    private final class Next<C, R> implements CommandMiddleware.Next<C, R> {
        private final int depth;
        private final Handling<C, R> handling;
        private final Core<C, R> core;

        private Next(int depth, Handling<C, R> handling, Core<C, R> core) {
            this.depth = depth;
            this.handling = handling;
            this.core = core;
        }

        @Override
        public R proceed() throws Exception {
            return at(depth + 1, handling, core);
        }

        @Override
        public R proceed(C command) throws Exception {
            var other =
                    new Handling<>(
                            handling.name(),
                            command,
                            handling.module(),
                            handling.handler(),
                            handling.mode());
            return at(depth + 1, other, core);
        }
    }
}
