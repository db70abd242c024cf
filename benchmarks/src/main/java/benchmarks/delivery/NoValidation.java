package benchmarks.delivery;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.validation.Configuration;
import javax.validation.Validator;
import javax.validation.ValidatorFactory;
import javax.validation.spi.BootstrapState;
import javax.validation.spi.ConfigurationState;
import javax.validation.spi.ValidationProvider;

/// Finds everything valid, at no cost. transaction-outbox asks a validator of the old javax kind,
/// of which there is none that could be beside the one that we have.
public final class NoValidation implements ValidationProvider<NoValidation.Settings> {
    /// None.
    public interface Settings extends Configuration<Settings> {}

    @Override
    public Settings createSpecializedConfiguration(BootstrapState state) {
        return configuration();
    }

    @Override
    public Configuration<?> createGenericConfiguration(BootstrapState state) {
        return configuration();
    }

    @Override
    public ValidatorFactory buildValidatorFactory(ConfigurationState state) {
        return factory();
    }

    private static Settings configuration() {
        return of(
                Settings.class,
                (self, method, _) ->
                        method.getName().equals("buildValidatorFactory") ? factory() : self);
    }

    private static ValidatorFactory factory() {
        return of(ValidatorFactory.class, (_, _, _) -> of(Validator.class, (_, _, _) -> Set.of()));
    }

    private static <T> T of(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        NoValidation.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
