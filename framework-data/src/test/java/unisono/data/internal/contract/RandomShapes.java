package unisono.data.internal.contract;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import unisono.data.internal.contract.Shape.Choice;
import unisono.data.internal.contract.Shape.Entries;
import unisono.data.internal.contract.Shape.Fields;
import unisono.data.internal.contract.Shape.Items;
import unisono.data.internal.contract.Shape.Part;
import unisono.data.internal.contract.Shape.Scalar;

/// Shapes, and shapes that differ a little from others, out of a seed.
final class RandomShapes {
    /// The sample of one is none of another.
    private static final List<Kind> KINDS =
            List.of(Kind.UUID, Kind.DECIMAL, Kind.INSTANT, Kind.CURRENCY, Kind.BOOLEAN);

    private static final List<String> NAMES = List.of("a", "b", "c d", "e\"f", "g");

    private final Random random;

    RandomShapes(long seed) {
        random = new Random(seed);
    }

    Fields fields(int depth) {
        var parts = new TreeMap<String, Part>();
        int count = random.nextInt(4);
        IntStream.range(0, count).forEach(_ -> parts.put(name(), part(depth)));
        return new Fields(parts);
    }

    private Part part(int depth) {
        return new Part(random.nextInt(3) == 0, shape(depth - 1));
    }

    private Shape shape(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0, 1 -> new Scalar(KINDS.get(random.nextInt(KINDS.size())));
            case 2 -> choice();
            case 3 -> new Items(part(depth));
            case 4 -> new Entries(random.nextBoolean() ? choice() : shape(0), part(depth));
            default -> fields(depth);
        };
    }

    private Choice choice() {
        var constants = new TreeSet<>(List.of("ONE, \"TWO\""));
        IntStream.range(0, random.nextInt(3)).forEach(_ -> constants.add(name()));
        return new Choice(constants);
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    /// The same with some things changed, at random places.
    Shape changed(Shape shape) {
        return switch (shape) {
            case Fields fields -> changed(fields);
            case Items items -> new Items(changed(items.element()));
            case Entries entries -> new Entries(changed(entries.key()), changed(entries.value()));
            case Choice choice -> seldom() ? choice() : choice;
            default -> seldom() ? shape(0) : shape;
        };
    }

    private Part changed(Part part) {
        return new Part(seldom() != part.nullable(), changed(part.shape()));
    }

    private Fields changed(Fields fields) {
        var parts = new TreeMap<String, Part>();
        fields.parts()
                .forEach((name, part) -> {
                    if (!seldom()) {
                        parts.put(name, changed(part));
                    }
                });
        if (random.nextInt(3) == 0) {
            parts.putIfAbsent(name(), new Part(random.nextInt(4) > 0, shape(1)));
        }
        return new Fields(parts);
    }

    private boolean seldom() {
        return random.nextInt(12) == 0;
    }
}
