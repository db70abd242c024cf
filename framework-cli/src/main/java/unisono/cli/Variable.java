package unisono.cli;

/// A variable of the environment that a module reads.
///
/// @param name begins with `UNISONO_`
/// @param description for the help, in a line, without a password
public record Variable(String name, String description) {
    private static final String PREFIX = "UNISONO_";

    /// Checks the name.
    ///
    /// @throws IllegalArgumentException if it begins otherwise
    public Variable {
        if (!name.startsWith(PREFIX)) {
            throw new IllegalArgumentException(
                    "The variable %s has to begin with %s.".formatted(name, PREFIX));
        }
    }
}
