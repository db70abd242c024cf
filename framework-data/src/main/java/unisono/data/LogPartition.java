package unisono.data;

/// A partition of the log.
///
/// @param begins with this position
/// @param ends before this position
/// @param bytes on the server's disk, with its index
/// @param full whether all its positions were drawn: nothing is written to it any more
public record LogPartition(long number, long begins, long ends, long bytes, boolean full) {}
