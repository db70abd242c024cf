package unisono.data.internal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import unisono.data.internal.contract.EventLock.LockedEvent;
import unisono.data.internal.contract.EventLock.LockedVersion;
import unisono.data.internal.contract.ShapeChanges.Change;

/// What holds for all shapes, tried on many; the number in a failure is the seed.
final class ShapeChangesTests {
    private static final int SHAPES = 3_000;

    /// A shape, and one that came of it.
    private record Pair(long seed, Shape before, Shape now) {
        static Pair of(long seed) {
            var random = new RandomShapes(seed);
            Shape before = random.fields(3);
            return new Pair(seed, before, random.changed(before));
        }

        boolean allowed() {
            return ShapeChanges.between(before, now).stream().allMatch(Change::allowed);
        }
    }

    @Test
    void nothingDiffersFromItself() {
        assertThat(pairs().filter(pair -> !ShapeChanges.between(pair.now, pair.now).isEmpty()))
                .isEmpty();
    }

    @Test
    void whateverDiffersIsSaid() {
        assertThat(
                        pairs().filter(pair -> !pair.before.equals(pair.now))
                                .filter(pair ->
                                        ShapeChanges.between(pair.before, pair.now).isEmpty()))
                .isEmpty();
    }

    @Test
    void someThingsAreAllowedAndSomeAreNot() {
        assertThat(pairs().filter(pair -> !pair.before.equals(pair.now)).filter(Pair::allowed))
                .hasSizeGreaterThan(SHAPES / 20);
        assertThat(pairs().filter(pair -> !pair.allowed())).hasSizeGreaterThan(SHAPES / 20);
    }

    @Test
    void whatIsAllowedIsReadInBothDirections() {
        assertThat(
                        pairs().filter(Pair::allowed)
                                .filter(pair ->
                                        !all(pair.before).allMatch(json -> reads(pair.now, json))
                                                || !all(pair.now)
                                                        .allMatch(
                                                                json -> reads(pair.before, json))))
                .isEmpty();
    }

    /// What is too much is part of it: nobody fails over it, but what is stored would lose it.
    @Test
    void whatIsRefusedWouldGoWrongWithSomethingThatMayBeStored() {
        assertThat(
                        pairs().filter(pair -> !pair.allowed())
                                .filter(pair ->
                                        all(pair.before).allMatch(json -> fits(pair.now, json))
                                                && all(pair.now)
                                                        .allMatch(
                                                                json -> reads(pair.before, json))))
                .isEmpty();
    }

    @Test
    void whatIsAllowedInTwoStepsIsAllowedInOne() {
        assertThat(
                        pairs().filter(Pair::allowed)
                                .map(pair -> new Pair(pair.seed, pair.before, next(pair)))
                                .filter(pair ->
                                        !pair.allowed()
                                                && new Pair(
                                                                pair.seed,
                                                                Pair.of(pair.seed).now,
                                                                pair.now)
                                                        .allowed()))
                .isEmpty();
    }

    private static Shape next(Pair pair) {
        return new RandomShapes(pair.seed + SHAPES).changed(pair.now);
    }

    @Test
    void aSampleAndItsVariantsHaveTheirShape() {
        assertThat(pairs().filter(pair -> !all(pair.now).allMatch(json -> fits(pair.now, json))))
                .isEmpty();
    }

    @Test
    void aLockFileIsReadAsItWasWritten() {
        assertThat(
                        pairs().map(ShapeChangesTests::lock)
                                .filter(lock -> !EventLock.parse(lock.text()).equals(lock)))
                .isEmpty();
    }

    private static EventLock lock(Pair pair) {
        var versions = new TreeMap<Integer, LockedVersion>();
        versions.put(1, new LockedVersion(pair.before, Samples.of(pair.before)));
        versions.put(2, new LockedVersion(pair.now, Samples.of(pair.now)));
        var events = new TreeMap<String, LockedEvent>();
        events.put("shop.sold", new LockedEvent(pair.seed % 2 == 0, versions));
        return new EventLock(events);
    }

    private static Stream<Pair> pairs() {
        return LongStream.range(0, SHAPES).mapToObj(Pair::of);
    }

    private static Stream<JsonNode> all(Shape shape) {
        var sample = Samples.of(shape);
        return Stream.concat(Stream.of(sample), Variants.of(shape, sample).stream());
    }

    private static boolean fits(Shape shape, JsonNode json) {
        return ShapeCheck.problems(shape, json).isEmpty();
    }

    /// As a reader does, who passes over what he does not know.
    private static boolean reads(Shape shape, JsonNode json) {
        return ShapeCheck.problems(shape, json).stream()
                .allMatch(problem -> problem.endsWith(" is too much"));
    }
}
