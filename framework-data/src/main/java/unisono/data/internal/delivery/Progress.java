package unisono.data.internal.delivery;

/// A fact: of these slots, as bits, everything up to the low is settled.
record Progress(String listener, int slots, long low) {}
