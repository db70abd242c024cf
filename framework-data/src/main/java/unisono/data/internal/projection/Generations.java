package unisono.data.internal.projection;

import java.util.List;
import java.util.function.Consumer;
import unisono.data.DataException;
import unisono.data.internal.LazyDatabase;
import unisono.data.projection.ProjectionComparison;
import unisono.data.projection.Projections.Progress;

/// What is done with the generations of a projection. Thread-safe.
final class Generations {
    private final LazyDatabase database;
    private final Calls calls;
    private final Folder folder;

    Generations(LazyDatabase database, Calls calls, Folder folder) {
        this.database = database;
        this.calls = calls;
        this.folder = folder;
    }

    int rebuild(Known.One one) {
        return calls.call(connection -> Rebuild.begin(connection, one));
    }

    void catchUp(Known.One one, Consumer<Progress> progress) {
        int building = building(one.name());
        calls.run(() -> chase().run(one, building, progress));
    }

    private Chase chase() {
        return new Chase(database.get(), folder);
    }

    private Arrival arrival() {
        return new Arrival(database.get(), folder);
    }

    List<Parts.Generation> all(String projection) {
        return calls.read(connection -> Parts.generations(connection, projection));
    }

    int live(String projection) {
        return find(projection, "live", "%s was never started, so nothing of it is live.");
    }

    private int building(String projection) {
        return find(
                projection,
                "building",
                "Nothing of %s is being built. Begin: projections rebuild %s.");
    }

    private int find(String projection, String state, String otherwise) {
        return all(projection).stream()
                .filter(one -> one.state().equals(state))
                .map(Parts.Generation::number)
                .findFirst()
                .orElseThrow(() -> new DataException(otherwise.formatted(projection, projection)));
    }

    ProjectionComparison compare(Known.One one) {
        int live = live(one.name());
        int other =
                all(one.name()).stream()
                        .filter(generation -> !generation.live())
                        .findFirst()
                        .orElseThrow(() ->
                                new DataException(
                                        "%s has one generation only, and nothing to compare it with. Build another: projections rebuild %s."
                                                .formatted(one.name(), one.name())))
                        .number();
        requireKept(one.name(), other);
        return calls.answer(() -> {
            chase().run(one, other, _ -> {});
            return new Comparing(database.get(), arrival()).compare(one, live, other);
        });
    }

    private void requireKept(String projection, int generation) {
        calls.run(() ->
                database.get()
                        .read(connection -> {
                            Rebuild.requireKept(connection, projection, generation);
                            return true;
                        }));
    }

    int swap(Known.One one) {
        return swapTo(one, building(one.name()));
    }

    int back(Known.One one) {
        int old =
                find(
                        one.name(),
                        "old",
                        "There is no older generation of %s to go back to: it was dropped, or nothing was swapped yet.");
        requireKept(one.name(), old);
        return swapTo(one, old);
    }

    private int swapTo(Known.One one, int other) {
        int live = live(one.name());
        calls.run(() -> {
            chase().run(one, other, _ -> {});
            new Swap(database.get(), arrival()).swap(one, live, other);
        });
        return other;
    }

    boolean drop(String projection) {
        return calls.held(projection, connection -> Rebuild.drop(connection, projection));
    }
}
