package unisono.events.internal.wiring;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import org.jspecify.annotations.Nullable;
import unisono.events.WrappedHandler;

/// Which method a handler's method reference names.
///
/// The JVM tells it only through the form that a serializable lambda would be written in. Asking
/// for that form needs no `opens`, which reflection would; nothing is written, and nothing is ever
/// read back.
///
/// @param type the binary name of the class that declares the method
/// @param method the method's name; of a lambda expression, the compiler's own
/// @param descriptor its parameters and result
/// @param unique whether the handler holds something besides the method, and so equals no other
public record HandlerName(String type, String method, String descriptor, boolean unique) {
    private static final String LAMBDA = "lambda$";

    /// Finds the method behind a lambda or a method reference; an object of a class of its own
    /// names that class.
    public static HandlerName of(Serializable handler) {
        if (handler instanceof WrappedHandler wrapper) {
            return of(wrapper.wrapped()).onlyHere();
        }
        try (var reader = new Reader()) {
            reader.writeObject(handler);
            var form = reader.form;
            return form == null
                    ? new HandlerName(handler.getClass().getName(), "handle", "", true)
                    : new HandlerName(
                            form.getImplClass().replace('/', '.'),
                            form.getImplMethodName(),
                            form.getImplMethodSignature(),
                            form.getCapturedArgCount() > 0);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The handler %s cannot be named; use a method reference."
                            .formatted(handler.getClass().getName()),
                    e);
        }
    }

    private HandlerName onlyHere() {
        return new HandlerName(type, method, descriptor, true);
    }

    /// The same for two references to one method of one listener, which is to run once per event.
    ///
    /// @param handler itself, where it can be like no other
    public Object key(Class<?> listener, Object handler) {
        return unique ? new Held(listener, handler) : new Key(listener, this);
    }

    /// Whether the compiler named it, and may name it otherwise tomorrow.
    boolean isLambda() {
        return method.startsWith(LAMBDA);
    }

    /// A method of a listener.
    public record Key(Class<?> listener, HandlerName name) {}

    /// A handler that is like no other; two listeners may share it.
    private record Held(Class<?> listener, Object handler) {}

    /// `PlaceOrder.fromCart`, or the place of a lambda expression. A method that the listener
    /// inherits is called the listener's.
    ///
    /// @param at where the handler is bound
    public String words(String at, Class<?> listener) {
        if (isLambda()) {
            return "lambda at " + at;
        }
        boolean inherited =
                Supertypes.of(listener).stream().anyMatch(above -> above.getName().equals(type));
        return (inherited ? listener.getSimpleName() : simpleName()) + "." + method;
    }

    private String simpleName() {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
    }

    /// Keeps the first lambda's form, and lets nothing else be written.
    private static final class Reader extends ObjectOutputStream {
        private @Nullable SerializedLambda form;

        Reader() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        @Override
        protected @Nullable Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda && form == null) {
                form = lambda;
            }
            return null;
        }
    }
}
