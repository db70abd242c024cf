package unisono.commands;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// Which command follows an event, if any: usually a method reference or a lambda expression.
///
/// Serializable for the reason of [CommandHandler].
///
/// @param <E> what the event carries
/// @param <C> the command
@FunctionalInterface
public interface Policy<E, C> extends Serializable {
    /// The command; null for none.
    @Nullable C commandFor(E event) throws Exception;
}
