package unisono.data.internal.delivery;

import java.util.UUID;

/// A slot that a node has, or had: whoever gets it next has a greater epoch, and every statement
/// that completes a delivery asks for both.
record Hold(String listener, int slot, UUID owner, long epoch) {}
