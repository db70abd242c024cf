package unisono.data.internal.contract;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What JSON looks like, as far as its readers depend on it. It knows no class of ours, so that a
/// class can be renamed; and the order of properties and constants, which JSON does not have, is
/// that of the alphabet.
public sealed interface Shape {
    /// What an event without payload carries.
    record Nothing() implements Shape {}

    /// A text, a number or a boolean.
    record Scalar(Kind kind) implements Shape {}

    /// One of some texts.
    record Choice(SortedSet<String> constants) implements Shape {
        public Choice {
            constants = Collections.unmodifiableSortedSet(new TreeSet<>(constants));
        }
    }

    /// An array.
    record Items(Part element) implements Shape {}

    /// An object whose keys are data.
    record Entries(Shape key, Part value) implements Shape {}

    /// An object whose properties have names.
    record Fields(SortedMap<String, Part> parts) implements Shape {
        public Fields {
            parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        }
    }

    /// The same as an object around it.
    ///
    /// @param place where that object is, such as `$.lines[]`
    record Again(String place) implements Shape {}

    /// A property, an element or a value.
    ///
    /// @param nullable whether it may be null, and a property may be missing
    record Part(boolean nullable, Shape shape) {}
}
