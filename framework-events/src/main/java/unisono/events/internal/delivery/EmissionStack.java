package unisono.events.internal.delivery;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.EventException;
import unisono.events.MessageName;

/// The emissions that a thread is in the middle of delivering, outermost first.
///
/// Entered with each emission whose listeners might emit, so it binds nothing and allocates
/// nothing: frames are reused, and one frame's slots are written only when they change. That spares
/// the collector's write barriers, too. What a frame keeps is the message alone: a route leads to
/// the listeners, and a thread that outlives the application would keep all of it.
final class EmissionStack {
    private static final int NAMED_MAX = 12;
    private static final int FRAMES_AT_FIRST = 8;

    private final Identity.Source source;
    private final int depthMax;
    private @Nullable MessageName<?>[] messages = new MessageName<?>[FRAMES_AT_FIRST];
    private @Nullable Identity[] identities = new Identity[FRAMES_AT_FIRST];
    private int[] depths = new int[FRAMES_AT_FIRST];
    private int top = -1;

    EmissionStack(Identity.Source source, int depthMax) {
        this.source = source;
        this.depthMax = depthMax;
    }

    /// Enters an emission.
    ///
    /// @throws EventException if it is nested too deeply
    void enter(Route route) {
        int depth = top < 0 ? 1 : depths[top] + 1;
        if (depth > depthMax) {
            throw tooDeep(route, depth);
        }
        push(route.message(), depth);
    }

    /// Enters an emission again, whose delivery was put off.
    void resume(MessageName<?> message, Identity identity) {
        push(message, identity.depth());
        identities[top] = identity;
    }

    void leave() {
        if (identities[top] != null) {
            identities[top] = null;
        }
        top--;
    }

    /// The identity of the innermost emission; null when none is being delivered.
    @Nullable Identity innermost() {
        return top < 0 ? null : identity(top);
    }

    /// The identity of the innermost emission.
    Identity identity() {
        return identity(top);
    }

    private Identity identity(int frame) {
        var known = identities[frame];
        if (known == null) {
            var cause = frame == 0 ? null : identity(frame - 1);
            known = new Identity(requireNonNull(messages[frame]), cause, depths[frame], source);
            identities[frame] = known;
        }
        return known;
    }

    @SuppressWarnings("ReferenceEquality") // an equal one is written again, which does no harm
    private void push(MessageName<?> message, int depth) {
        int frame = top + 1;
        if (frame == depths.length) {
            grow();
        }
        depths[frame] = depth;
        if (messages[frame] != message) {
            messages[frame] = message;
        }
        top = frame;
    }

    private void grow() {
        messages = Arrays.copyOf(messages, 2 * messages.length);
        identities = Arrays.copyOf(identities, 2 * identities.length);
        depths = Arrays.copyOf(depths, 2 * depths.length);
    }

    private EventException tooDeep(Route route, int depth) {
        return new EventException(
                "%s at depth %d, and at most %d are allowed: %s. Let one of these listeners decide when to stop, or raise depthMax."
                        .formatted(route.words(), depth, depthMax, words(route.message())));
    }

    /// The whole chain, whose beginning may have been on another stack.
    private String words(MessageName<?> last) {
        var chain = top < 0 ? List.<MessageName<?>>of() : identity().chain();
        var named = chain.subList(Math.max(0, chain.size() - NAMED_MAX), chain.size());
        return Stream.concat(named.stream(), Stream.of(last))
                .map(MessageName::text)
                .collect(Collectors.joining(" → ", named.size() < chain.size() ? "… → " : "", ""));
    }
}
