package unisono.data.internal.replay;

import java.util.List;
import java.util.UUID;

/// A replay that a node works on, as long as nobody else claims it.
///
/// @param owner the node
/// @param epoch of its owners
/// @param rate events a second at the most; 0 for no limit
/// @param lows of its lanes, in their order, when it was claimed
record Claim(
        long id,
        String listener,
        UUID owner,
        long epoch,
        Scope scope,
        int rate,
        boolean skips,
        List<Long> lows) {}
