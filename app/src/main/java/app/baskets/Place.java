package app.baskets;

import java.util.stream.Stream;

/// Where in a file: the physical line, from 1, on which a row starts, and its column, from 1.
record Place(long line, int column) {
    @Override
    public String toString() {
        var name = Stream.of(Column.values()).filter(each -> each.number() == column).findFirst();
        return "line " + line + ", column " + column + name.map(" (%s)"::formatted).orElse("");
    }
}
