package benchmarks.append;

import benchmarks.Named;

/// @param connections how many append at once
/// @param rows how many each transaction appends
record Condition(int connections, int rows) implements Named {
    @Override
    public String name() {
        return "%d_%d".formatted(connections, rows);
    }

    @Override
    public String words() {
        return "%d connection(s), %d row(s) each time".formatted(connections, rows);
    }
}
