package unisono.events.internal.reach;

import com.google.inject.Binding;
import com.google.inject.ConfigurationException;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.spi.ConstructorBinding;
import com.google.inject.spi.Dependency;
import com.google.inject.spi.ExposedBinding;
import com.google.inject.spi.HasDependencies;
import com.google.inject.spi.InstanceBinding;
import com.google.inject.spi.LinkedKeyBinding;
import com.google.inject.spi.ProviderBinding;
import com.google.inject.spi.ProviderInstanceBinding;
import com.google.inject.spi.ProviderKeyBinding;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import unisono.events.Emitter;
import unisono.events.EventBus;
import unisono.events.EventDispatcher;
import unisono.events.Events;

/// A key of the injector, and what stands directly behind it.
///
/// @param made the object that the injector makes for the key; null where another key's is given
/// @param next what is needed for it; a provider counts as what it provides
/// @param forwards whether what makes the object is the one key behind this one
/// @param open whether anything may stand behind it
public record InjectorNode(
        Key<?> key, @Nullable Made made, List<Key<?>> next, boolean forwards, boolean open) {
    /// What the kernel offers to those who emit. It is an end, as is the injector: behind it stands
    /// the whole application.
    private static final Set<Class<?>> EMITTING =
            Set.of(Events.class, Emitter.class, EventBus.class, EventDispatcher.class);

    /// An object that the injector makes.
    ///
    /// @param exact whether its class is known; otherwise it may be of any subtype
    public record Made(Class<?> type, boolean exact) {}

    static InjectorNode of(Key<?> key, Injector injector) {
        if (type(key) == Injector.class || EMITTING.contains(type(key))) {
            return new InjectorNode(key, null, List.of(), false, type(key) == Injector.class);
        }
        try {
            return of(injector.getBinding(key));
        } catch (ConfigurationException _) {
            return new InjectorNode(key, null, List.of(), false, true);
        }
    }

    private static InjectorNode of(Binding<?> binding) {
        boolean forwards =
                binding instanceof LinkedKeyBinding || binding instanceof ProviderKeyBinding;
        return binding instanceof HasDependencies behind
                ? new InjectorNode(
                        binding.getKey(), made(binding), keys(behind), forwards, hides(binding))
                : new InjectorNode(binding.getKey(), made(binding), List.of(), false, true);
    }

    /// An object that somebody else made may hold anything, and so may a provider that does not say
    /// what it depends on.
    private static boolean hides(Binding<?> binding) {
        return switch (binding) {
            case InstanceBinding<?> made -> !Values.isValue(made.getInstance().getClass());
            case ProviderInstanceBinding<?> made ->
                    !(made.getUserSuppliedProvider() instanceof HasDependencies);
            default -> false;
        };
    }

    private static @Nullable Made made(Binding<?> binding) {
        return switch (binding) {
            case ConstructorBinding<?> it ->
                    new Made(it.getConstructor().getDeclaringType().getRawType(), true);
            case InstanceBinding<?> it -> new Made(it.getInstance().getClass(), true);
            case LinkedKeyBinding<?> _, ProviderBinding<?> _, ExposedBinding<?> _ -> null;
            default -> new Made(type(binding.getKey()), false);
        };
    }

    private static List<Key<?>> keys(HasDependencies behind) {
        return behind.getDependencies().stream()
                .map(Dependency::getKey)
                .<Key<?>>map(InjectorNode::behindProvider)
                .toList();
    }

    private static Key<?> behindProvider(Key<?> key) {
        return type(key) == Provider.class
                        && key.getTypeLiteral().getType() instanceof ParameterizedType provider
                ? key.ofType(provider.getActualTypeArguments()[0])
                : key;
    }

    private static Class<?> type(Key<?> key) {
        return key.getTypeLiteral().getRawType();
    }

    Class<?> type() {
        return type(key);
    }

    /// Whether it is what the kernel offers to those who emit.
    boolean isEmitting() {
        return EMITTING.contains(type());
    }
}
