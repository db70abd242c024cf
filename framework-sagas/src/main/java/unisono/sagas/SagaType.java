package unisono.sagas;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import unisono.events.Origin;

/// The name of a saga, what its processes are known by, and what they remember: a constant of its
/// class.
///
/// ```java
/// static final SagaType<String, Fulfilment> TYPE =
///         SagaType.of("shop.fulfilment", order -> order, Fulfilment.class);
/// ```
///
/// The text is stored with every process, and immutable for ever. Types are compared by identity.
/// Immutable and thread-safe.
///
/// @param <I> what a process is known by, such as the id of an order
/// @param <S> its state: an immutable record without type parameters, written as payloads of events
///   are (see [unisono.data.PayloadText])
public final class SagaType<I, S extends Record> {
    /// The longest name.
    public static final int TEXT_MAX = 60;

    /// The longest id of a process, in characters.
    public static final int ID_MAX = 100;

    private static final Pattern FORM =
            Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*(\\.[a-z][a-z0-9]*(-[a-z0-9]+)*)+");

    private final String text;
    private final Function<? super I, String> id;
    private final Class<S> stateType;
    private final List<UnaryOperator<ObjectNode>> upcasters;

    private SagaType(
            String text,
            Function<? super I, String> id,
            Class<S> stateType,
            List<UnaryOperator<ObjectNode>> upcasters) {
        this.text = text;
        this.id = requireNonNull(id);
        this.stateType = requireNonNull(stateType);
        this.upcasters = upcasters;
    }

    /// Names a saga.
    ///
    /// @param id the text that a process is known by, 1 to [#ID_MAX] characters, for ever
    /// @throws IllegalArgumentException if the text is not of the form `module.process`, or is
    ///   longer than [#TEXT_MAX]
    public static <I, S extends Record> SagaType<I, S> of(
            String text, Function<? super I, String> id, Class<S> stateType) {
        if (text.length() > TEXT_MAX || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%.60s\" is no name of a saga. Name the module, a dot, and the process, in lower case with hyphens and at most %d characters: shop.fulfilment."
                            .formatted(text, TEXT_MAX));
        }
        return new SagaType<>(text, id, stateType, List.of());
    }

    /// The same with a state record that has changed: what was stored before is made the next shape
    /// by this. Part of making the constant; each change adds one, at the end.
    ///
    /// @param upcaster gets the JSON of the last shape, and may change it in place
    public SagaType<I, S> upcast(UnaryOperator<ObjectNode> upcaster) {
        var longer = new ArrayList<>(upcasters);
        longer.add(requireNonNull(upcaster));
        return new SagaType<>(text, id, stateType, List.copyOf(longer));
    }

    /// Its name.
    public String text() {
        return text;
    }

    public Class<S> stateType() {
        return stateType;
    }

    /// Counts what the state record has been, from 1.
    public int shape() {
        return upcasters.size() + 1;
    }

    /// The steps from the first shape to the present one. For the framework.
    public List<UnaryOperator<ObjectNode>> upcasters() {
        return upcasters;
    }

    /// The text that a process is known by.
    ///
    /// @throws IllegalArgumentException if it is empty, too long, or has control characters
    public String id(I process) {
        var known = id.apply(process);
        if (known.isEmpty()
                || known.length() > ID_MAX
                || known.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "\"%.100s\" is no id of a process of %s. Use a short id, of 1 to %d characters and no control characters."
                            .formatted(known, text, ID_MAX));
        }
        return known;
    }

    /// The name of the timer of a process of the current tenant, for [unisono.events.Emitter#timer]
    /// of the saga's module: what is planned under it is what `sagas show` says that the process
    /// waits for.
    public String timer(I process) {
        return timer(id(process), Origin.current().tenant());
    }

    /// The same for who knows the texts. For the framework.
    ///
    /// @param tenant null for none
    public String timer(String process, @Nullable String tenant) {
        return tenant == null
                ? "%s %s".formatted(text, process)
                // The length says where the tenant ends, so that no two share a name.
                : "%s@%d %s %s".formatted(text, tenant.length(), tenant, process);
    }

    @Override
    public String toString() {
        return text;
    }
}
