/// Streams: the events of one aggregate each, in the log.
///
/// A **head** is the row that says how many events a stream has. A transaction keeps its
/// [StreamState]s and moves their heads on with its commit, each from exactly the version that was
/// read: that is all that keeps two from appending the same version.
@org.jspecify.annotations.NullMarked
package unisono.data.internal.stream;
