package unisono.data.internal.contract;

import java.util.function.Consumer;
import java.util.stream.Collectors;
import unisono.data.internal.PayloadJson;
import unisono.data.internal.contract.Shape.Again;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Nothing;
import unisono.data.internal.contract.Shape.Part;
import unisono.data.internal.contract.Shape.Scalar;

/// Writes shapes for people, one property a line, so that a difference is a line.
///
/// ```text
/// version 1: object
///     customer: nullable text
///     lines: list of object
///         quantity: int
///         state: one of "OPEN", "SHIPPED"
/// ```
final class ShapeWriter {
    static final String INDENT = "    ";

    private final Consumer<String> lines;

    ShapeWriter(Consumer<String> lines) {
        this.lines = lines;
    }

    void write(String indent, String name, Part part) {
        lines.accept(indent + name + ": " + expression(part));
        if (innermost(part.shape()) instanceof Fields fields) {
            fields.parts()
                    .forEach((property, its) -> write(indent + INDENT, quoted(property), its));
        }
    }

    /// A shape in one line: of an object only that it is one.
    static String expression(Part part) {
        return (part.nullable() ? "nullable " : "") + expression(part.shape());
    }

    static String expression(Shape shape) {
        return switch (shape) {
            case Nothing _ -> "nothing";
            case Scalar scalar -> scalar.kind().toString();
            case Choice choice ->
                    choice.constants().stream()
                            .map(PayloadJson.MAPPER::writeValueAsString)
                            .collect(Collectors.joining(", ", "one of ", ""));
            case Items items -> "list of " + expression(items.element());
            case Entries entries ->
                    "map from %s to %s"
                            .formatted(expression(entries.key()), expression(entries.value()));
            case Fields _ -> "object";
            case Again again -> "again " + again.place();
        };
    }

    private static Shape innermost(Shape shape) {
        return switch (shape) {
            case Items items -> innermost(items.element().shape());
            case Entries entries -> innermost(entries.value().shape());
            default -> shape;
        };
    }

    /// As it is in a record; quoted, as in JSON, when somebody named it otherwise.
    private static String quoted(String property) {
        return property.matches("[A-Za-z_$][\\w$-]*")
                ? property
                : PayloadJson.MAPPER.writeValueAsString(property);
    }
}
