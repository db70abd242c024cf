package unisono.events.root;

import java.util.regex.Pattern;

/// The name of an aggregate, and the root of the names of its parts and happenings: a constant.
///
/// ```java
/// static final AggregateName CART = AggregateName.of("cart");
/// static final PartName<Lines> LINES = CART.part("lines", Lines.class);
/// static final Happening<CheckOut> CHECK_OUT = CART.happening("check-out", CheckOut.class);
/// ```
///
/// Compared by identity: two constants with one text in one application are refused at start-up, as
/// soon as both have a root. Thread-safe.
public final class AggregateName {
    private static final int LENGTH_MAX = 100;
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String text;

    private AggregateName(String text) {
        this.text = text;
    }

    /// Names an aggregate.
    ///
    /// @throws IllegalArgumentException if the text is not in kebab case, or longer than 100
    ///   characters
    public static AggregateName of(String text) {
        return new AggregateName(checked(text));
    }

    /// Names a part of it, whose values are of this type.
    ///
    /// @throws IllegalArgumentException as [#of]
    public <V extends Record> PartName<V> part(String name, Class<V> type) {
        return new PartName<>(this, checked(name), type);
    }

    /// Names something that happens to it, about which this type tells more.
    ///
    /// @throws IllegalArgumentException as [#of]
    public <P extends Record> Happening<P> happening(String name, Class<P> type) {
        return new Happening<>(this, checked(name), type);
    }

    /// All of its events.
    public Moment<RootEvent> everything() {
        return new Everything(this);
    }

    private static String checked(String text) {
        if (text.length() > LENGTH_MAX || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%.100s\" is no name in an aggregate. Use lower case with hyphens, and at most %d characters: check-out."
                            .formatted(text, LENGTH_MAX));
        }
        return text;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
