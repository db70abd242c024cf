package unisono.events.internal.wiring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects everything that keeps the application from starting, each thing once.
public final class Problems {
    private final Set<String> found = new LinkedHashSet<>();

    public void add(String problem) {
        found.add(problem);
    }

    public List<String> all() {
        return new ArrayList<>(found);
    }
}
