package unisono.data.internal.projection;

/// A table of a projection, as SQL names it. Its definition has seen to it that nothing in it needs
/// an escape.
record TableName(String schema, String table) {
    static TableName of(String text) {
        int dot = text.indexOf('.');
        return new TableName(text.substring(0, dot), text.substring(dot + 1));
    }

    /// As readers know it.
    String live() {
        return "\"%s\".\"%s\"".formatted(schema, table);
    }

    /// While it is not live.
    String beside(int generation) {
        return "\"%s\".%s".formatted(schema, besideName(generation));
    }

    /// Without its schema.
    String besideName(int generation) {
        return "\"%s~%d\"".formatted(table, generation);
    }

    String name(boolean live, int generation) {
        return live ? live() : beside(generation);
    }
}
