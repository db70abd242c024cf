/// What is measured: counters of this node, events of JDK Flight Recorder, and what the database
/// says. No name in it comes from a payload.
@org.jspecify.annotations.NullMarked
package unisono.data.internal.metrics;
