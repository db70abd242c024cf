package app.baskets;

import java.util.List;

/// A row as the CSV parser found it.
///
/// @param line the physical line on which it starts, from 1
/// @param width how many fields it has; `fields` holds no more of them than there are columns
record RawRow(long line, int width, List<String> fields) {}
