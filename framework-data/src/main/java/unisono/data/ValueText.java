package unisono.data;

import unisono.data.internal.value.ValueJson;

/// One kind of value object as text, to be stored in a column or sent elsewhere, and back.
///
/// ```java
/// private static final ValueText<Address> ADDRESSES = ValueText.of(Address.class);
/// // …
/// String stored(Address address) {
///     return ADDRESSES.write(address);
/// }
///
/// Address restored(String text) {
///     return ADDRESSES.read(text);
/// }
/// ```
///
/// A **value object** is a record that nobody can change, however deep one looks: its components
/// are other such records without type parameters, enums, values such as text, numbers, ids and
/// times, and `List`, `Set`, `Map` and `Optional` of them. A component of another type, such as an
/// array or a `Date`, is refused by [#of(Class)]; a collection that no `copyOf` made, by the record
/// itself or by [#write] and [#read].
///
/// The text is a JSON object, as that of a payload: amounts as text, constants by their names. It
/// names no class, and none that it might name is looked for. A text that is anything else than
/// exactly the properties of the record is refused before any object is made of it, and whatever is
/// refused, the message quotes nothing of the text.
///
/// The record is exported, or its package is opened to `tools.jackson.databind`. Thread-safe; make
/// one per class, as loggers are. Reading and writing look at the value twice, and touch no
/// database.
///
/// @param <V> the value objects
public final class ValueText<V extends Record> {
    /// The most that a text may have.
    public static final int CHARACTERS_MAX = 1 << 20;

    /// How deep objects and arrays may be nested in a text; the value itself is the first.
    public static final int DEPTH_MAX = 64;

    private final ValueJson<V> json;

    private ValueText(ValueJson<V> json) {
        this.json = json;
    }

    /// Examines the record.
    ///
    /// @throws DataException if a component could be changed, or cannot be written as JSON
    public static <V extends Record> ValueText<V> of(Class<V> type) {
        return new ValueText<>(ValueJson.of(type, CHARACTERS_MAX, DEPTH_MAX));
    }

    /// Writes a value, and makes sure that it is read as its equal.
    ///
    /// @throws DataException if it is not, if a collection in it could be changed, or if the text
    ///   would be beyond a limit
    public String write(V value) {
        return json.write(value);
    }

    /// Reads a text that [#write] may have written.
    ///
    /// @throws DataException if it is something else; its cause is the exception of a record's
    ///   constructor, if one refuses what the text says
    public V read(String text) {
        return json.read(text);
    }
}
