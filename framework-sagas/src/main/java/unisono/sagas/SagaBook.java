package unisono.sagas;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All processes of all tenants, for listings and operators. Injected; thread-safe.
public interface SagaBook {
    /// The most that is listed at once.
    int LIMIT_MAX = 10_000;

    /// The names of all sagas that managers declare, sorted.
    List<String> types();

    /// Processes, the oldest first.
    ///
    /// @param limit from 1 to [#LIMIT_MAX]
    /// @throws IllegalArgumentException if it is not
    List<SagaProcess> list(SagaQuery query, int limit);

    /// One process.
    ///
    /// @param tenant null for none
    Optional<SagaDetails> find(String type, String id, @Nullable String tenant);
}
