package unisono.data.internal.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import unisono.data.internal.contract.Shape.Again;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Nothing;
import unisono.data.internal.contract.Shape.Part;
import unisono.data.internal.contract.Shape.Scalar;

/// Says where a piece of JSON has not the shape that it should have. What is too much is wrong,
/// too: a property that was to be renamed and was not is lost without a word.
public final class ShapeCheck {
    private final Map<String, Shape> around = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param text with what the JSON has there
    /// @param discreet with nothing that is in the JSON: neither keys nor names that we do not know
    private record Problem(String text, String discreet) {}

    private ShapeCheck() {}

    /// Each problem with its place: `$.total is missing`.
    static List<String> problems(Shape shape, JsonNode json) {
        return checked(shape, json).stream().map(Problem::text).toList();
    }

    /// The same, and nothing in it is quoted from the JSON.
    public static List<String> places(Shape shape, JsonNode json) {
        return checked(shape, json).stream().map(Problem::discreet).toList();
    }

    private static List<Problem> checked(Shape shape, JsonNode json) {
        var check = new ShapeCheck();
        check.check(shape, json, "$", "$");
        return check.problems;
    }

    /// @param place without the numbers of elements and the keys of maps
    /// @param path with them, for the message
    private void check(Part part, JsonNode json, String place, String path) {
        if (!json.isNull() && !json.isMissingNode()) {
            check(part.shape(), json, place, path);
        } else if (!part.nullable()) {
            var what = json.isNull() ? " is null" : " is missing";
            problems.add(new Problem(path + what, place + what));
        }
    }

    private void check(Shape shape, JsonNode json, String place, String path) {
        switch (shape) {
            case Nothing _ -> need(json.isNull() || json.isObject(), shape, place, path);
            case Scalar scalar -> need(scalar.kind().accepts(json), shape, place, path);
            case Choice choice ->
                    need(
                            json.isString() && choice.constants().contains(json.stringValue()),
                            shape,
                            place,
                            path);
            case Items items -> check(items, json, place, path);
            case Entries entries -> check(entries, json, place, path);
            case Fields fields -> check(fields, json, place, path);
            case Again again -> {
                var outer = around.get(again.place());
                need(outer != null, shape, place, path);
                if (outer != null) {
                    check(outer, json, again.place(), path);
                }
            }
        }
    }

    private void check(Items items, JsonNode json, String place, String path) {
        need(json.isArray(), items, place, path);
        for (int i = 0; i < json.size(); i++) {
            check(items.element(), json.path(i), place + "[]", path + "[" + i + "]");
        }
    }

    private void check(Entries entries, JsonNode json, String place, String path) {
        need(json.isObject(), entries, place, path);
        for (var entry : json.properties()) {
            var its = path + "{" + entry.getKey() + "}";
            need(isKey(entries.key(), entry.getKey()), entries.key(), place + "{}", its);
            check(entries.value(), entry.getValue(), place + "{}", its);
        }
    }

    private void check(Fields fields, JsonNode json, String place, String path) {
        if (!json.isObject()) {
            need(false, fields, place, path);
            return;
        }
        around.put(place, fields);
        fields.parts()
                .forEach((name, part) ->
                        check(part, json.path(name), place + "." + name, path + "." + name));
        json.propertyNames().stream()
                .filter(name -> !fields.parts().containsKey(name))
                .forEach(name ->
                        problems.add(
                                new Problem(
                                        path + "." + name + " is too much",
                                        place + " has a property too much")));
    }

    private static boolean isKey(Shape shape, String key) {
        return switch (shape) {
            case Choice choice -> choice.constants().contains(key);
            case Scalar scalar -> scalar.kind().acceptsKey(key);
            default -> false;
        };
    }

    private void need(boolean fits, Shape shape, String place, String path) {
        if (!fits) {
            var what = " is not " + ShapeWriter.expression(shape);
            problems.add(new Problem(path + what, place + what));
        }
    }
}
