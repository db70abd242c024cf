package unisono.commands.internal;

import org.jspecify.annotations.Nullable;
import unisono.commands.BoundCommand;
import unisono.commands.Handling;

/// A command that is to be done, and how.
///
/// @param key null where repetitions are not known
/// @param last asked when all is done but the commit, which it can prevent by throwing
record Order<C, R>(
        BoundCommand<?, C, R> bound,
        C command,
        Handling.Mode mode,
        @Nullable String key,
        Runnable last) {}
