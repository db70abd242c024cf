package unisono.data.aggregate;

import com.google.inject.Binder;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.Multibinder;
import java.util.List;
import java.util.Optional;

/// The stores of an application's aggregates. Inject it. Thread-safe.
///
/// ```java sketch
/// @Inject
/// Teller(Aggregates aggregates) {
///     accounts = aggregates.of(Accounts.ACCOUNT);
/// }
/// ```
public interface Aggregates {
    /// The store of a type.
    ///
    /// @throws unisono.data.DataException if no module binds the type
    <I, A extends Aggregate<A, E>, E> AggregateStore<I, A, E> of(AggregateType<I, A, E> type);

    /// The types that modules bind, by name.
    List<AggregateType<?, ?, ?>> types();

    /// The type of a name.
    Optional<AggregateType<?, ?, ?>> type(String name);

    /// Makes a type known, in a module's `configure()`.
    static void bind(Binder binder, AggregateType<?, ?, ?> type) {
        Multibinder.newSetBinder(binder, new TypeLiteral<AggregateType<?, ?, ?>>() {})
                .addBinding()
                .toInstance(type);
    }
}
