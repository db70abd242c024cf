package unisono.sagas;

import java.util.List;

/// What an [unisono.events.EventManager] implements to say which sagas its module has:
///
/// ```java
/// static final class ShopEvents extends EventManager implements DeclaresSagas {
///     @Override
///     public List<SagaType<?, ?>> sagas() {
///         return List.of(Fulfil.TYPE);
///     }
///     // …
/// }
/// ```
///
/// Asked once, at start-up. Refused there: two types of one name, a state that is no immutable
/// record, one that no JSON can be made of.
public interface DeclaresSagas {
    /// The constants.
    List<SagaType<?, ?>> sagas();
}
