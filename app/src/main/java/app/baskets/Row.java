package app.baskets;

import org.jspecify.annotations.Nullable;

/// A row that is of the format.
///
/// @param line the physical line on which it starts, from 1
record Row(long line, String invoice, @Nullable String customer, BasketLine basketLine) {}
