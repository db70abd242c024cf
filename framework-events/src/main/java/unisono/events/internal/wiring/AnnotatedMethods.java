package unisono.events.internal.wiring;

import com.google.inject.TypeLiteral;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unisono.events.Answerer;
import unisono.events.EventException;
import unisono.events.Handler;
import unisono.events.OnEvent;
import unisono.events.Reaction;

/// Makes handlers of the methods of a class that are marked with [OnEvent].
///
/// Each method becomes a class of its own, as a method reference would, so that calling it costs as
/// little.
public final class AnnotatedMethods {
    private AnnotatedMethods() {}

    /// The marked methods of a class and of its supertypes, by name: reflection knows no order. One
    /// that is overridden counts as what overrides it, marked or not.
    public static List<Method> of(Class<?> type) {
        var overriding = new HashSet<List<Object>>();
        return Supertypes.classesFirst(type)
                .flatMap(AnnotatedMethods::bridgesLast)
                .filter(method -> !isInherited(method) || overriding.add(signature(method)))
                // The compiler marks the bridge of a marked method, too.
                .filter(method -> !method.isSynthetic() && isMarked(method))
                .sorted(
                        Comparator.comparing(Method::getName)
                                .thenComparing(method -> method.toGenericString()))
                .toList();
    }

    /// What type a method of a listener hears, where its declaring class is generic, too.
    public static Class<?> heard(Class<?> listener, Method method) {
        return TypeLiteral.get(listener).getParameterTypes(method).getFirst().getRawType();
    }

    /// A bridge overrides, too: what its method overrides under another erasure.
    private static Stream<Method> bridgesLast(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::isSynthetic));
    }

    private static boolean isMarked(Method method) {
        return method.isAnnotationPresent(OnEvent.class);
    }

    private static boolean isInherited(Method method) {
        return (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
    }

    private static List<Object> signature(Method method) {
        return List.of(method.getName(), List.of(method.getParameterTypes()));
    }

    /// What hinders a method from being a handler; null when nothing does.
    public static @Nullable String problem(Method method) {
        if (Modifier.isStatic(method.getModifiers())) {
            return "is static; make it a method of the listener";
        }
        if (method.getParameterCount() != 1 || method.getParameterTypes()[0].isPrimitive()) {
            return "must have one parameter, the event object that it hears";
        }
        return null;
    }

    /// Makes the handler of a method.
    ///
    /// @param lookup of a class of the module that owns the method
    /// @throws EventException if the lookup does not reach the method
    public static Reaction reaction(Lookup lookup, Method method) {
        try {
            var inside = MethodHandles.privateLookupIn(method.getDeclaringClass(), lookup);
            var handle = inside.unreflect(method);
            return method.getReturnType() == void.class
                    ? new Reaction.Handling(handler(inside, handle))
                    : new Reaction.Answering(answerer(inside, handle));
        } catch (IllegalAccessException e) {
            throw new EventException(
                    "the lookup of %s does not reach it; hand over MethodHandles.lookup() of the manager"
                            .formatted(lookup.lookupClass().getName()));
        }
    }

    public static HandlerName name(Method method) {
        return new HandlerName(
                method.getDeclaringClass().getName(),
                method.getName(),
                MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .descriptorString(),
                false);
    }

    @SuppressWarnings("unchecked") // the class is made just so
    private static Handler<Object, Object> handler(Lookup inside, MethodHandle method) {
        return (Handler<Object, Object>)
                made(inside, method, Handler.class, "handle", method.type(), void.class);
    }

    @SuppressWarnings("unchecked") // the class is made just so
    private static Answerer<Object, Object, Object> answerer(Lookup inside, MethodHandle method) {
        var boxed = method.type().changeReturnType(method.type().wrap().returnType());
        return (Answerer<Object, Object, Object>)
                made(inside, method, Answerer.class, "answer", boxed, Object.class);
    }

    private static Object made(
            Lookup inside,
            MethodHandle method,
            Class<?> kind,
            String name,
            MethodType called,
            Class<?> result) {
        try {
            return LambdaMetafactory.metafactory(
                            inside,
                            name,
                            MethodType.methodType(kind),
                            MethodType.methodType(result, Object.class, Object.class),
                            method,
                            called)
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("No handler can be made of " + method, e);
        }
    }
}
