package unisono.cli.internal.saga;

import com.google.inject.Key;
import java.util.Optional;
import unisono.events.Application;
import unisono.sagas.SagaBook;

/// What an application has of sagas.
final class Installed {
    private Installed() {}

    /// Empty where nobody installed them.
    static Optional<SagaBook> in(Application application) {
        var injector = application.injector();
        return injector.getExistingBinding(Key.get(SagaBook.class)) == null
                ? Optional.empty()
                : Optional.of(injector.getInstance(SagaBook.class));
    }

    /// @throws IllegalStateException where nobody installed them
    static SagaBook required(Application application) {
        return in(application)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "this application has no sagas: it does not install SagasModule."));
    }
}
