package unisono.data.internal.projection;

/// What became of a page.
///
/// @param taken whether the part could be had
/// @param position up to where it is folded now
/// @param events how many were folded
/// @param more whether there is more to be folded at once
record Folded(boolean taken, long position, int events, boolean more) {
    static final Folded NOT_TAKEN = new Folded(false, 0, 0, false);
}
